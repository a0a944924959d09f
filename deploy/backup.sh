#!/bin/sh
# Back up the database and the home of Fiel, and put a backup back.
#   fiel-backup nightly       now if there is none of the last day, then every night at three (UTC)
#   fiel-backup now           one backup, and away with those beyond the newest fourteen
#   fiel-backup list          what there is
#   fiel-backup restore NAME  puts it in the place of what is there; stop Argilla first
# The database is that of PGHOST, PGUSER, PGPASSWORD and PGDATABASE.
set -eu
umask 077
folder=${BACKUP_FOLDER:-/backups}
home=${BACKUP_HOME:-/var/lib/fiel}
keep=${BACKUP_KEEP:-14}

list() {
  find "$folder" -maxdepth 1 -type d -name '2*T*Z' | sort
}

back_up() {
  name=$(date -u +%Y%m%dT%H%M%SZ)
  part=$folder/.$name
  rm -rf "$folder"/.2*
  mkdir "$part"
  pg_dump --format=custom --file="$part/argilla.dump"
  tar --create --gzip --file="$part/home.tar.gz" --directory="$home" --exclude=./.cache .
  pg_restore --list "$part/argilla.dump" > /dev/null
  sync "$part"/*
  mv "$part" "$folder/$name"
  list | head -n "-$keep" | xargs -r rm -rf
  echo "backup written: $folder/$name"
}

put_back() {
  from=$folder/$1
  test -f "$from/argilla.dump" || { echo "$from: expected a backup, found none; see fiel-backup list" >&2; exit 2; }
  pg_restore --clean --if-exists --no-owner --single-transaction --exit-on-error \
    --dbname="$PGDATABASE" "$from/argilla.dump"
  tar --extract --gzip --file="$from/home.tar.gz" --directory="$home"
  echo "restored: $from"
}

case ${1:-} in
  nightly)
    while :; do
      test -n "$(find "$folder" -maxdepth 1 -type d -name '2*T*Z' -mmin -1380)" || back_up
      sleep $(($(date -u -d 'tomorrow 03:00' +%s) - $(date -u +%s)))
    done
    ;;
  now) back_up ;;
  list) list ;;
  restore) put_back "${2:?which backup? see fiel-backup list}" ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
