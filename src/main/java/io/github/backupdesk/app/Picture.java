package io.github.backupdesk.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A picture of a window as PNG. Written by hand, so that no second toolkit has to be loaded for it. */
final class Picture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final int width;
    private final int height;
    private final int[] argb;

    private Picture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /** Takes the window's content with what pops up over it. To be called on the UI thread. */
    static Picture of(Stage stage) {
        Picture picture = of(stage.getScene());
        for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow popup && popup.isShowing()) {
                Scene under = stage.getScene();
                picture.lay(
                        through(popup.getScene()), (int) Math.round(popup.getX() - stage.getX() - under.getX()), (int)
                                Math.round(popup.getY() - stage.getY() - under.getY()));
            }
        }
        return picture;
    }

    private static Picture of(Scene scene) {
        WritableImage image = scene.snapshot(null);
        return of(image);
    }

    /** What pops up has round corners and a shadow; there the window shows through. */
    private static Picture through(Scene scene) {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        clear.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
        return of(scene.getRoot().snapshot(clear, null));
    }

    private static Picture of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Picture(width, height, argb);
    }

    private void lay(Picture other, int left, int top) {
        for (int y = Math.max(0, -top); y < other.height && y + top < height; y++) {
            for (int x = Math.max(0, -left); x < other.width && x + left < width; x++) {
                int at = (y + top) * width + x + left;
                argb[at] = over(other.argb[y * other.width + x], argb[at]);
            }
        }
    }

    private static int over(int upper, int lower) {
        int alpha = upper >>> 24;
        int mixed = 0xFF << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            int channel = ((upper >> shift & 0xFF) * alpha + (lower >> shift & 0xFF) * (255 - alpha)) / 255;
            mixed |= channel << shift;
        }
        return mixed;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header());
            chunk(out, "IDAT", pixels());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(width);
        data.writeInt(height);
        // Eight bits a channel, red green blue, deflate, no filter, no interlace.
        data.write(new byte[] {8, 2, 0, 0, 0});
        return bytes.toByteArray();
    }

    private byte[] pixels() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            byte[] line = new byte[1 + width * 3];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = argb[y * width + x];
                    line[1 + x * 3] = (byte) (pixel >> 16);
                    line[2 + x * 3] = (byte) (pixel >> 8);
                    line[3 + x * 3] = (byte) pixel;
                }
                out.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) check.getValue());
        data.flush();
    }
}
