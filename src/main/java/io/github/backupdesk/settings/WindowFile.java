package io.github.backupdesk.settings;

import io.github.backupdesk.settings.WindowLayout.Column;
import io.github.backupdesk.settings.WindowLayout.Frame;
import io.github.backupdesk.settings.WindowLayout.Sort;
import io.github.backupdesk.settings.WindowLayout.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The layout of the window. A file that is damaged, or was deleted, counts as none: nothing in it is worth a word. */
public final class WindowFile {

    private static final Logger LOG = LoggerFactory.getLogger(WindowFile.class);
    private static final int VERSION = 1;

    /** Further out than any desktop goes: such a number comes from a damaged file, and would not fit a window. */
    private static final double FARTHEST = 100_000;

    private final SettingsFile file;

    public WindowFile(Path path) {
        this.file = new SettingsFile(path);
    }

    public WindowLayout load() {
        try {
            return file.read()
                    .filter(root -> root.path("version").asInt(0) == VERSION)
                    .map(WindowFile::layout)
                    .orElse(WindowLayout.NONE);
        } catch (IOException e) {
            LOG.warn("the layout of the window cannot be read, the usual one is taken: {}", e.toString());
            return WindowLayout.NONE;
        }
    }

    private static WindowLayout layout(ObjectNode root) {
        return new WindowLayout(
                frame(root.path("frame")),
                root.path("maximised").asBoolean(false),
                map(root.path("dividers"), WindowFile::share),
                map(root.path("tables"), WindowFile::table));
    }

    private static Optional<Frame> frame(JsonNode node) {
        Frame frame = new Frame(number(node, "x"), number(node, "y"), number(node, "width"), number(node, "height"));
        boolean sound = isNear(frame.x()) && isNear(frame.y()) && isSize(frame.width()) && isSize(frame.height());
        return sound ? Optional.of(frame) : Optional.empty();
    }

    private static double number(JsonNode node, String name) {
        return node.path(name).isNumber() ? node.path(name).doubleValue() : Double.NaN;
    }

    private static boolean isNear(double at) {
        return Math.abs(at) <= FARTHEST;
    }

    private static boolean isSize(double size) {
        return size > 0 && size <= FARTHEST;
    }

    private static Optional<Double> share(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .filter(at -> at >= 0 && at <= 1);
    }

    private static Optional<Table> table(JsonNode node) {
        return Optional.of(new Table(
                node.path("columns")
                        .valueStream()
                        .flatMap(each -> column(each).stream())
                        .toList(),
                sort(node.path("sortedBy"))));
    }

    private static Optional<Column> column(JsonNode node) {
        double width = number(node, "width");
        return id(node).map(id ->
                new Column(id, isSize(width) ? width : 0, node.path("shown").asBoolean(true)));
    }

    private static Optional<Sort> sort(JsonNode node) {
        return id(node).map(id -> new Sort(id, node.path("descending").asBoolean(false)));
    }

    private static Optional<String> id(JsonNode node) {
        return Optional.of(node.path("id").asString("")).filter(id -> !id.isEmpty());
    }

    private static <T> Map<String, T> map(JsonNode node, Function<JsonNode, Optional<T>> read) {
        Map<String, T> map = new TreeMap<>();
        node.properties()
                .forEach(each -> read.apply(each.getValue()).ifPresent(value -> map.put(each.getKey(), value)));
        return map;
    }

    public void save(WindowLayout layout) throws IOException {
        ObjectNode root = SettingsFile.object();
        root.put("version", VERSION);
        layout.frame().ifPresent(frame -> {
            ObjectNode node = root.putObject("frame");
            node.put("x", frame.x());
            node.put("y", frame.y());
            node.put("width", frame.width());
            node.put("height", frame.height());
        });
        root.put("maximised", layout.maximised());
        ObjectNode dividers = root.putObject("dividers");
        layout.dividers().forEach(dividers::put);
        ObjectNode tables = root.putObject("tables");
        layout.tables().forEach((name, table) -> put(tables.putObject(name), table));
        file.write(root);
    }

    private static void put(ObjectNode node, Table table) {
        ArrayNode columns = node.putArray("columns");
        for (Column each : table.columns()) {
            ObjectNode column = columns.addObject();
            column.put("id", each.id());
            column.put("width", each.width());
            column.put("shown", each.shown());
        }
        table.sortedBy().ifPresent(sort -> {
            ObjectNode by = node.putObject("sortedBy");
            by.put("id", sort.id());
            by.put("descending", sort.descending());
        });
    }
}
