"""Invitations: people who make their own account with a link, and come back without a password.

Secrets are 256 random bits. Only their SHA-256 is stored: nobody can guess them, and a copy of the database
does not contain them. They travel in the body of requests, never in an address that a log would keep.
"""
