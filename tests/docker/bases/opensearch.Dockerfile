# OpenSearch from what its makers publish on Maven Central, in place of their image.
FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jre-headless curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 1000 opensearch && install -d -o opensearch -g opensearch /usr/share/opensearch/data
COPY jars /usr/share/opensearch/lib
COPY --chmod=755 opensearch.sh /usr/local/bin/enter
USER opensearch
VOLUME /usr/share/opensearch/data
ENTRYPOINT ["enter"]
