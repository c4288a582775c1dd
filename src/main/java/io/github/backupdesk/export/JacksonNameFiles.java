package io.github.backupdesk.export;

import io.github.backupdesk.domain.NameFiles;
import io.github.backupdesk.domain.NameLines;
import io.github.backupdesk.domain.NameList;
import io.github.backupdesk.domain.NameListException;
import io.github.backupdesk.domain.NameListException.Hindrance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** Finds out how a list is written, and reads it: JSON if it begins like it, else lines. */
public final class JacksonNameFiles implements NameFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public NameList read(String text, Set<String> databases) throws NameListException {
        if (text.length() > MOST_BYTES) {
            throw new NameListException(Hindrance.TOO_LARGE, null);
        }
        String marked = text.strip();
        String bare = marked.indexOf(BYTE_ORDER_MARK) == 0 ? marked.substring(1).strip() : marked;
        // The lines keep their numbers, so what precedes them stays.
        return bare.startsWith("{") || bare.startsWith("[")
                ? JsonNames.read(text.replace(BYTE_ORDER_MARK, ' '))
                : NameLines.read(text, databases);
    }

    @Override
    public NameList read(Path file, Set<String> databases) throws NameListException {
        return read(text(file), databases);
    }

    private static String text(Path file) throws NameListException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NameListException(Hindrance.NO_FILE, null);
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                // The size that is told may be that of a moment ago.
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                throw new NameListException(Hindrance.TOO_LARGE, null);
            }
            return decoded(bytes);
        } catch (CharacterCodingException e) {
            throw new NameListException(Hindrance.NO_TEXT, e);
        } catch (NoSuchFileException e) {
            throw new NameListException(Hindrance.NO_FILE, e);
        } catch (AccessDeniedException e) {
            throw new NameListException(Hindrance.NO_RIGHTS, e);
        } catch (IOException e) {
            throw new NameListException(Hindrance.OTHER, e);
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException, NameListException {
        String text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (text.indexOf('\0') >= 0) {
            throw new NameListException(Hindrance.NO_TEXT, null);
        }
        return text;
    }

    /** Spreadsheets save "Unicode text" as UTF-16, with a mark at its start. */
    private static Charset charset(byte[] bytes) {
        boolean wide = bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
