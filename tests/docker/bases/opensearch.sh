#!/bin/bash
# As in the image of its makers: settings and the heap come from the environment.
set -eu
folder=/usr/share/opensearch
mkdir -p /tmp/config
printf 'discovery.type: %s\nnetwork.host: 0.0.0.0\n' "$(printenv discovery.type)" > /tmp/config/opensearch.yml
exec java $OPENSEARCH_JAVA_OPTS -cp "$folder/lib/*" org.codelibs.opensearch.runner.OpenSearchRunner \
  -basePath /tmp -confPath /tmp/config -dataPath $folder/data -logsPath /tmp/logs \
  -numOfNode 1 -baseHttpPort 9199 -pluginTypes org.opensearch.knn.plugin.KNNPlugin -printOnFailure
