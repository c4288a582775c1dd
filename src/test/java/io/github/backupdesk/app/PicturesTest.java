package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The tour as anybody starts it; its pictures stay under {@code target/pictures} to be looked at. */
@TestInstance(Lifecycle.PER_CLASS)
class PicturesTest {

    private static final Path FOLDER = Path.of("target", "pictures");
    private static final List<String> LARGE = List.of(
            "01-first-start",
            "02-cluster-list",
            "03-review-cluster",
            "04-form-collections",
            "05-review-collections",
            "06-form-after",
            "07-history",
            "11-list-preview",
            "12-saved-scopes",
            "13-fence",
            "14-coverage",
            "15-review-edited",
            "16-two-databases",
            "17-two-databases-split",
            "18-cluster-table",
            "19-form-several",
            "21-review-several",
            "22-plan",
            "24-welcome",
            "25-profiles",
            "26-profile-editor",
            "27-preferences",
            "28-about",
            "29-help",
            "30-support",
            "31-notices");
    private static final List<String> SMALL = List.of(
            "08-history-small",
            "09-form-small",
            "10-simulator-small",
            "20-form-several-small",
            "23-plan-small",
            "32-profile-editor-small");
    private static final Pattern CREATED = Pattern.compile(
            "cluster=(in01-\\w+) type=(CLUSTER|COLLECTION) backupId=(backup\\d+_\\w+) jobId=(job-\\w+)");

    private ChildProgram.Ended tour = new ChildProgram.Ended(-1, "", "");

    @BeforeAll
    void goOnTour() throws IOException {
        if (Files.isDirectory(FOLDER)) {
            try (Stream<Path> old = Files.list(FOLDER)) {
                old.forEach(each -> each.toFile().delete());
            }
        }
        Driver.startToolkit();
        tour = ChildProgram.run(List.of("--tour", FOLDER.toString()));
    }

    @Test
    void endsWell() {
        assertEquals(0, tour.code(), tour::toString);
    }

    @Test
    void printsTheIdsOfBothBackups() {
        List<String> types = CREATED.matcher(tour.out())
                .results()
                .map(found -> found.group(2))
                .toList();
        assertEquals(List.of("CLUSTER", "COLLECTION"), types, tour::out);
    }

    @Test
    void theSandboxItselfConfirmsBoth() {
        List<String> made = CREATED.matcher(tour.out())
                .results()
                .map(found -> found.group(3))
                .toList();
        List<String> confirmed = tour.out()
                .lines()
                .filter(line -> line.startsWith("confirmed by the sandbox's own list: "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        assertEquals(made, confirmed, tour::out);
    }

    @Test
    void drawsEveryScreenInBothLanguagesAndThemes() throws IOException {
        Set<String> expected = Stream.concat(LARGE.stream(), SMALL.stream())
                .flatMap(name -> Stream.of("en.light", "en.dark", "zh-CN.light", "zh-CN.dark")
                        .map(look -> name + "." + look + ".png"))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> found = files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(expected, found);
        }
    }

    @Test
    void drawsThemInFullSizeAndInManyColours() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Image image = new Image(file.toUri().toString());
                boolean small = SMALL.stream()
                        .anyMatch(name -> file.getFileName().toString().startsWith(name));
                assertEquals(small ? 960 : 1280, image.getWidth(), file::toString);
                assertEquals(small ? 600 : 800, image.getHeight(), file::toString);
                assertTrue(colours(image) > 16, file::toString);
            }
        }
    }

    @Test
    void drawsTheThemesAndLanguagesApart() throws IOException {
        for (String name : LARGE) {
            Set<Long> sums = Stream.of("en.light", "en.dark", "zh-CN.light", "zh-CN.dark")
                    .map(look -> sum(FOLDER.resolve(name + "." + look + ".png")))
                    .collect(Collectors.toSet());
            assertEquals(4, sums.size(), name);
        }
    }

    private static long sum(Path file) {
        Image image = new Image(file.toUri().toString());
        PixelReader pixels = image.getPixelReader();
        return IntStream.range(0, (int) image.getHeight())
                .mapToLong(y -> IntStream.range(0, (int) image.getWidth())
                        .mapToLong(x -> (long) pixels.getArgb(x, y) * (x + 1))
                        .sum())
                .reduce(17, (a, b) -> a * 31 + b);
    }

    private static long colours(Image image) {
        PixelReader pixels = image.getPixelReader();
        return IntStream.range(0, (int) image.getHeight())
                .flatMap(y -> IntStream.range(0, (int) image.getWidth() / 4).map(x -> pixels.getArgb(x * 4, y)))
                .distinct()
                .count();
    }
}
