package io.github.backupdesk.support;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Keeps pictures of a scene, to be looked at by a person, where {@code -Dshots=FOLDER} asks for them. */
public final class Shots {

    private Shots() {}

    /** To be called on the UI thread. */
    public static void keep(Scene scene, String name) {
        String folder = System.getProperty("shots");
        if (folder == null) {
            return;
        }
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Image image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        try {
            Files.createDirectories(Path.of(folder));
            ImageIO.write(picture, "png", Path.of(folder, name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
