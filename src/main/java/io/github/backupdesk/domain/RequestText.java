package io.github.backupdesk.domain;

/** An exact request in the forms in which people keep and run it, with the key as a variable (promises.md T6). */
public enum RequestText {
    /** For sh, as the vendor's pages write it. */
    CURL {
        @Override
        public String of(ExactRequest exact, String baseUrl) {
            return exact.curl(baseUrl);
        }
    },
    /** For PowerShell. The body goes as bytes: an older one would send letters outside of Latin-1 as question marks. */
    POWERSHELL {
        @Override
        public String of(ExactRequest exact, String baseUrl) {
            return """
                    Invoke-RestMethod -Method Post `
                      -Uri "%s%s" `
                      -Headers @{ Authorization = "Bearer $env:TOKEN" } `
                      -ContentType "application/json" `
                      -Body ([Text.Encoding]::UTF8.GetBytes('%s'))""".formatted(baseUrl, exact.path(), exact.body().replaceAll("(['\u2018-\u201B])", "$1$1"));
        }
    },
    /** The vendor's own command line, which knows copies in a raw body only (contract.md 5.1). */
    ZILLIZ {
        @Override
        public String of(ExactRequest exact, String baseUrl) {
            return "zilliz backup create --cluster-id %s \\\n  --body '%s'"
                    .formatted(exact.request().clusterId(), exact.body().replace("'", "'\\''"));
        }
    },
    /** The body alone. */
    JSON {
        @Override
        public String of(ExactRequest exact, String baseUrl) {
            return exact.body();
        }
    },
    /** As it goes over the wire, but for the headers that every client adds. */
    HTTP {
        @Override
        public String of(ExactRequest exact, String baseUrl) {
            return """
                    POST %s HTTP/1.1
                    Host: %s
                    Authorization: Bearer $TOKEN
                    Content-Type: application/json

                    %s""".formatted(exact.path(), baseUrl.substring(baseUrl.indexOf("://") + 3), exact.body());
        }
    };

    /** @param baseUrl without a slash at its end */
    public abstract String of(ExactRequest exact, String baseUrl);
}
