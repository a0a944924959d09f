# The root of debootstrap, with the certificates that this machine trusts besides Debian's.
FROM debootstrap
COPY certificates/ /usr/local/share/ca-certificates/
RUN update-ca-certificates
