package io.github.backupdesk.domain;

import java.util.List;

/**
 * Where on the earth a region lies, by which regions are grouped and the transfer of a copy is priced (contract.md 4.5). Told
 * by the second and third word of a region ID, which every provider spells in its own way.
 */
public enum Continent {
    NORTH_AMERICA,
    SOUTH_AMERICA,
    EUROPE,
    MIDDLE_EAST,
    AFRICA,
    ASIA,
    MAINLAND_CHINA,
    OCEANIA,
    /** A place that we do not know. */
    OTHER;

    private static final List<String> AUSTRALIAN =
            List.of("aws-ap-southeast-2", "aws-ap-southeast-4", "aws-ap-southeast-6");

    public static Continent of(RegionId region) {
        return switch (region.provider()) {
            case AWS_CHINA -> MAINLAND_CHINA;
            case AZURE -> azure(region.value().substring("az-".length()));
            case AWS, GCP, ALIBABA, TENCENT, OTHER -> byWords(region);
        };
    }

    private static Continent byWords(RegionId region) {
        String[] words = region.value().split("-");
        return switch (words[1]) {
            case "us", "ca", "na", "northamerica", "mx" -> NORTH_AMERICA;
            case "sa", "southamerica" -> SOUTH_AMERICA;
            case "eu", "europe" -> EUROPE;
            case "me", "il" -> MIDDLE_EAST;
            case "af", "africa" -> AFRICA;
            case "australia" -> OCEANIA;
            case "cn" -> MAINLAND_CHINA;
            case "asia" -> ASIA;
            case "ap" -> pacific(region, words);
            default -> OTHER;
        };
    }

    /** AWS counts Sydney among the Pacific ones, and Tencent the cities of China. */
    private static Continent pacific(RegionId region, String[] words) {
        if (region.provider() == Provider.TENCENT) {
            boolean abroad = List.of("singapore", "tokyo", "seoul", "bangkok", "jakarta", "mumbai", "hongkong")
                    .contains(words[2]);
            return abroad ? ASIA : MAINLAND_CHINA;
        }
        return AUSTRALIAN.contains(region.value()) ? OCEANIA : ASIA;
    }

    /** Azure writes a region as one word; the first piece that it holds tells. */
    private static Continent azure(String name) {
        return AZURE.stream()
                .filter(each -> name.contains(each.piece()))
                .findFirst()
                .map(Piece::continent)
                .orElse(EUROPE);
    }

    private record Piece(String piece, Continent continent) {}

    private static final List<Piece> AZURE = List.of(
            new Piece("austria", EUROPE),
            new Piece("australia", OCEANIA),
            new Piece("asia", ASIA),
            new Piece("india", ASIA),
            new Piece("japan", ASIA),
            new Piece("korea", ASIA),
            new Piece("china", MAINLAND_CHINA),
            new Piece("brazil", SOUTH_AMERICA),
            new Piece("africa", AFRICA),
            new Piece("uae", MIDDLE_EAST),
            new Piece("qatar", MIDDLE_EAST),
            new Piece("israel", MIDDLE_EAST),
            new Piece("canada", NORTH_AMERICA),
            new Piece("mexico", NORTH_AMERICA),
            new Piece("us", NORTH_AMERICA));
}
