package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.NameList.Odd;
import io.github.backupdesk.domain.NameListException.Hindrance;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameLinesTest {

    private static NameList read(String text) {
        return read(text, Set.of());
    }

    private static NameList read(String text, Set<String> databases) {
        try {
            return NameLines.read(text, databases);
        } catch (NameListException e) {
            throw new AssertionError(e);
        }
    }

    /** As {@code database.collection}, with nothing before the dot where no database is told. */
    private static List<String> names(NameList list) {
        return list.names().stream()
                .map(each -> each.dbName() + "." + each.collection())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default.orders\nusers",
                "default.orders\r\nusers\r\n",
                "\uFEFFdefault.orders\n\n   \n\tusers",
                "# to keep\ndefault.orders\n-- and\nusers\n// end",
                "\"default.orders\",\n\"users\",",
                "'default.orders'\n`users`",
                "default.orders; users;",
                "default.orders, users",
                "default\torders\n\tusers",
                "default\torders\t\nusers",
                "\u00a0default.orders\u00a0\n\u200busers",
                "database,collection\ndefault,orders\n,users",
                "Collection Name;Rows;DB Name\norders;17;default\nusers;;",
                "数据库,Collection名称\ndefault,orders\n,users",
                "name\tdb\norders\tdefault\nusers"
            })
    void readsWhatPeopleCopy(String text) {
        NameList list = read(text);
        assertEquals(List.of("default.orders", ".users"), names(list));
        assertEquals(List.of(), list.odd());
    }

    @Test
    void bareNamesGoWhereTheyAreTold() {
        NameList list = read("orders\narchive.old\nusers\ndefault.orders\norders");
        assertEquals(
                "{default=[orders, users], archive=[old]}", list.in("default").toString());
        assertEquals(
                "{shop=[orders, users], archive=[old], default=[orders]}",
                list.in("shop").toString());
        assertEquals(5, list.size());
    }

    @Test
    void namesThatDifferInCaseAloneAreTwo() {
        assertEquals(
                Set.of("Orders", "orders"), read("Orders\norders").in("default").get("default"));
    }

    @Test
    void twoCellsAreADatabaseAndACollectionIfTheFirstIsKnownOrComesBack() {
        assertEquals(List.of("shop.orders"), names(read("shop,orders", Set.of("shop"))));
        assertEquals(List.of("shop.orders", "shop.users"), names(read("shop,orders\nshop,users")));
        assertEquals(List.of(".shop", ".orders"), names(read("shop,orders")));
        assertEquals(List.of(".a", ".b", ".c", ".d"), names(read("a,b\nc,d", Set.of("shop"))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'a.b.c'         , TOO_MANY_DOTS    , ''
            '.orders'       , EMPTY            , ''
            'default.'      , EMPTY            , ''
            ','             , EMPTY            , ''
            'my orders'     , ODD_CHARACTER    , U+0020
            'or\u202eders'  , ODD_CHARACTER    , U+202E
            'prod_*'        , PATTERN          , ''
            '"open'         , OPEN_QUOTE       , ''
            """)
    void i20WhatIsNoNameIsToldWithItsLineAndReason(String entry, NameFlaw flaw, String detail) {
        NameList list = read("users\n\n" + entry + "\norders$1");
        assertEquals(List.of(new Odd(3, entry, flaw, detail)), list.odd());
        assertEquals(List.of(".users", ".orders$1"), names(list));
    }

    @Test
    void whatIsTooLongIsToldWithItsLength() {
        String longest = "x".repeat(255);
        NameList list = read(longest + "\n" + longest + "y");
        assertEquals(List.of("." + longest), names(list));
        assertEquals(List.of(new Odd(2, longest + "y", NameFlaw.TOO_LONG, "256")), list.odd());
    }

    @Test
    void columnsWithoutAHeadingAreNotGuessed() {
        NameList list = read("default\torders\t12\ndefault\tusers\t7");
        assertEquals(
                List.of(NameFlaw.TOO_MANY_COLUMNS, NameFlaw.TOO_MANY_COLUMNS),
                list.odd().stream().map(Odd::flaw).toList());
        assertEquals("3", list.odd().getFirst().detail());
        assertEquals(List.of(".a", ".b", ".c"), names(read("a\tb\tc")));
    }

    @Test
    void aHeadingAndCommentsAreCountedAsLeftOut() {
        assertEquals(2, read("# all of them\ncollection\norders").leftOut());
        assertEquals(List.of(".collection"), names(read("collection")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "# nothing but a comment", "\uFEFF"})
    void aListOfNothingIsNone(String text) {
        var refused = assertThrows(NameListException.class, () -> NameLines.read(text, Set.of()));
        assertEquals(Hindrance.NOTHING, refused.hindrance());
    }

    @Test
    void aListWithoutEndIsRefused() {
        String text =
                Stream.generate(() -> "a").limit(NameFiles.MOST_ENTRIES + 1).collect(Collectors.joining("\n"));
        var refused = assertThrows(NameListException.class, () -> NameLines.read(text, Set.of()));
        assertEquals(Hindrance.TOO_MANY, refused.hindrance());
    }
}
