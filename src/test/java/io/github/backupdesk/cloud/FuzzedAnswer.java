package io.github.backupdesk.cloud;

import io.github.backupdesk.support.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;

/**
 * Any bytes as an answer: the status in three digits, a text that stands in all the headers, a line break, and the body.
 * Without those it is all body.
 */
record FuzzedAnswer(int status, String header, ByteString body) {

    static final int LIMIT = 64 * 1024;

    static FuzzedAnswer of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (end < 3 || !text.substring(0, 3).matches("[1-9][0-9]{2}")) {
            return new FuzzedAnswer(200, "", ByteString.of(bytes));
        }
        String header = text.substring(3, end).replaceAll("[^ -~]", "").strip();
        return new FuzzedAnswer(
                Integer.parseInt(text.substring(0, 3)),
                header,
                ByteString.encodeString(text.substring(end + 1), StandardCharsets.ISO_8859_1));
    }

    Reply read() {
        Response response = new Response.Builder()
                .request(new Request.Builder().url("https://api.example.com/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .header("requestid", header)
                .header("Location", header)
                .header("Retry-After", header)
                .body(ResponseBody.create(body, MediaType.get("text/html")))
                .build();
        return new ReplyReader(List.of(Fixtures.CANARY), LIMIT).read(response);
    }
}
