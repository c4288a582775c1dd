package io.github.backupdesk.cloud;

import okhttp3.HttpUrl;

/**
 * One call of the API with its address filled in. Only {@link Endpoints} makes them.
 *
 * @param template the path as the reference writes it; to tell one endpoint from another
 */
record Endpoint(String method, String template, HttpUrl url) {

    String path() {
        return url.encodedPath();
    }

    String host() {
        return url.host();
    }
}
