FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/* \
    && install -d -o redis -g redis /data
COPY --chmod=755 redis.sh /usr/local/bin/enter
VOLUME /data
WORKDIR /data
ENTRYPOINT ["enter"]
CMD ["redis-server", "--protected-mode", "no"]
