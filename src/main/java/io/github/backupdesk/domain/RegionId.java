package io.github.backupdesk.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cloud region such as {@code aws-us-west-2}; the part before the first hyphen names the provider (contract.md 1.11). */
public record RegionId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){1,7}");

    public RegionId {
        if (!FORM.matcher(value).matches() || value.length() > 64) {
            throw new IllegalArgumentException("not a region ID");
        }
    }

    /** Reads what a person typed; empty if it cannot be a region ID. */
    public static Optional<RegionId> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(text).matches() && text.length() <= 64 ? Optional.of(new RegionId(text)) : Optional.empty();
    }

    /** The provider whose regions can copy among each other; AWS in mainland China is apart from AWS elsewhere. */
    public Provider provider() {
        return switch (value.substring(0, value.indexOf('-'))) {
            case "aws" -> value.startsWith("aws-cn-") ? Provider.AWS_CHINA : Provider.AWS;
            case "gcp" -> Provider.GCP;
            case "az" -> Provider.AZURE;
            case "ali" -> Provider.ALIBABA;
            case "tc" -> Provider.TENCENT;
            default -> Provider.OTHER;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
