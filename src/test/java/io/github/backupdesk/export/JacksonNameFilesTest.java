package io.github.backupdesk.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.NameFiles;
import io.github.backupdesk.domain.NameFlaw;
import io.github.backupdesk.domain.NameList;
import io.github.backupdesk.domain.NameList.Odd;
import io.github.backupdesk.domain.NameListException;
import io.github.backupdesk.domain.NameListException.Hindrance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonNameFilesTest {

    @TempDir
    Path folder;

    private final NameFiles files = new JacksonNameFiles();

    private NameList read(String text) throws NameListException {
        return files.read(text, Set.of());
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("names.csv"), bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"shop.orders\", \"shop.users\"]",
                "['shop.orders', 'shop.users',]",
                "\uFEFF [\"shop.orders\",\n // the people\n \"shop.users\"]",
                "[{\"dbName\":\"shop\",\"collectionName\":\"orders\"},{\"collection\":\"users\",\"database\":\"shop\"}]",
                "[{\"collectionNames\":[\"orders\",\"users\"],\"dbName\":\"shop\"}]",
                "{\"database\":\"shop\",\"collections\":[{\"name\":\"orders\",\"rows\":7},{\"name\":\"users\",\"loaded\":true}]}",
                "{\"shop\":[\"orders\",\"users\"]}",
                "{\"shop\":[\"orders\",\"users\"],\"data\":[]}",
                "{\"backupType\":\"COLLECTION\",\"dbCollections\":[{\"dbName\":\"shop\",\"collectionNames\":[\"orders\",\"users\"]}],"
                        + "\"crossRegionCopies\":[{\"regionId\":\"aws-us-west-2\"}]}",
                "{\"dbName\":\"shop\",\"collectionName\":\"orders\"}\n{\"dbName\":\"shop\",\"collectionName\":\"users\"}",
                "{\"code\":0,\"dbName\":\"shop\",\"data\":[\"orders\",\"users\"]}",
                "{\"dbName\":\"shop\",\"collectionName\":\"orders\",\"collectionName\":\"users\"}"
            })
    void readsJsonHoweverItIsPut(String json) throws NameListException {
        NameList list = read(json);
        assertEquals("{shop=[orders, users]}", list.in("default").toString());
        assertEquals(List.of(), list.odd());
    }

    @Test
    void theAnswerOfTheListCallNamesNoDatabase() throws NameListException {
        assertEquals(
                "{elsewhere=[orders, users]}",
                read("{\"code\":0,\"data\":[\"orders\",\"users\"]}")
                        .in("elsewhere")
                        .toString());
    }

    @Test
    void aDatabaseMayBeCalledLikeAField() throws NameListException {
        assertEquals(
                "{default=[a], items=[b]}",
                read("{\"default\":[\"a\"],\"items\":[\"b\"]}").in("x").toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '["users", \n 7]'                         , 2, 7              , NO_NAME
            '["users", \n null]'                      , 2, null           , NO_NAME
            '["users", \n\n "a.b.c"]'                 , 3, a.b.c          , TOO_MANY_DOTS
            '["users", \n {"dbName":"shop"}]'         , 2, {dbName}       , NO_COLLECTION
            '["users", \n {"rows":7,"loaded":true}]'  , 2, '{rows, loaded}', NO_COLLECTION
            '["users", \n {}]'                        , 2, {}             , NO_COLLECTION
            '["users"] \n oops'                       , 2, oops           , NOT_JSON
            """)
    void i20WhatIsNoNameInJsonIsToldWithItsLine(String json, int line, String text, NameFlaw flaw)
            throws NameListException {
        NameList list = read(json);
        assertEquals(List.of(new Odd(line, text, flaw, "")), list.odd());
        assertEquals("{d=[users]}", list.in("d").toString());
    }

    @Test
    void jsonThatEndsTooEarlyKeepsNothingOfWhatItHad() throws NameListException {
        NameList list = read("[\"a\",\n\"b\"");
        assertEquals(List.of(), list.names());
        assertEquals(List.of(new Odd(2, "\"b\"", NameFlaw.NOT_JSON, "")), list.odd());
    }

    @Test
    void i20NestingWithoutEndIsNoJson() throws NameListException {
        assertEquals(
                NameFlaw.NOT_JSON, read("[".repeat(100_000)).odd().getFirst().flaw());
    }

    @Test
    void filesOfSpreadsheetsAreReadInTheirEncoding() throws Exception {
        String text = "database\tcollection\r\nshop\torders\r\nshop\tüsers\r\n";
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))) {
            assertEquals(
                    "{shop=[orders, üsers]}",
                    files.read(written(bytes), Set.of()).in("d").toString());
        }
    }

    private Hindrance hindrance(Path file) {
        return assertThrows(NameListException.class, () -> files.read(file, Set.of()))
                .hindrance();
    }

    @Test
    void i20WhatIsNoTextIsRefused() throws IOException {
        assertEquals(Hindrance.NO_TEXT, hindrance(written("é".getBytes(StandardCharsets.ISO_8859_1))));
        assertEquals(Hindrance.NO_TEXT, hindrance(written(new byte[] {'P', 'K', 3, 4, 0, 0})));
        assertEquals(Hindrance.NO_FILE, hindrance(folder));
        assertEquals(Hindrance.NO_FILE, hindrance(folder.resolve("gone")));
        assertEquals(Hindrance.NOTHING, hindrance(written(new byte[0])));
    }

    @Test
    void i20AFileOrATextThatIsTooLargeIsRefusedUnread() throws IOException {
        assertEquals(Hindrance.TOO_LARGE, hindrance(written(new byte[NameFiles.MOST_BYTES + 1])));
        String text = "x".repeat(NameFiles.MOST_BYTES + 1);
        var refused = assertThrows(NameListException.class, () -> read(text));
        assertEquals(Hindrance.TOO_LARGE, refused.hindrance());
    }
}
