package io.github.backupdesk.cloud;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A body that may be written once. This is what keeps the client from sending a create call again after 408 or 503. */
final class OneShotBody extends RequestBody {

    private final byte[] json;

    OneShotBody(byte[] json) {
        this.json = json;
    }

    @Override
    public MediaType contentType() {
        return Wire.JSON;
    }

    @Override
    public long contentLength() {
        return json.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(json);
    }
}
