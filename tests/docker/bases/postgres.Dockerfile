FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-15 && rm -rf /var/lib/apt/lists/* \
    && sed -i "s/^#listen_addresses .*/listen_addresses = '*'/" /usr/share/postgresql/15/postgresql.conf.sample \
    && install -d -o postgres -g postgres /var/run/postgresql /var/lib/postgresql/data
COPY --chmod=755 postgres.sh /usr/local/bin/enter
ENV PATH=/usr/lib/postgresql/15/bin:$PATH PGDATA=/var/lib/postgresql/data LANG=C.UTF-8
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["enter"]
CMD ["postgres"]
