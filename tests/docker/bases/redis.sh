#!/bin/sh
# As in the image of the registry: the server runs as redis, and others on the network reach it.
set -eu
chown redis:redis .
exec setpriv --reuid=redis --regid=redis --init-groups "$@" --protected-mode no
