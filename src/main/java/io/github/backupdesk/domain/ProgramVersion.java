package io.github.backupdesk.domain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a program, ordered as semver.org orders them: by numbers, and one that is not final yet below the one it leads
 * to. What is built from the same source in different ways counts as the same.
 *
 * @param numbers major, minor and patch
 * @param preRelease the words between its dots; none for a final version
 */
public record ProgramVersion(List<BigInteger> numbers, List<String> preRelease) implements Comparable<ProgramVersion> {

    private static final int MAX_LENGTH = 100;

    private static final Pattern FORM = Pattern.compile(
            "v?(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z.-]+)?");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public ProgramVersion {
        numbers = List.copyOf(numbers);
        preRelease = List.copyOf(preRelease);
    }

    /** Reads {@code 1.4.0}, {@code v1.4.0} and {@code 1.4.0-rc.1}; empty for anything else. */
    public static Optional<ProgramVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !form.matches()) {
            return Optional.empty();
        }
        List<BigInteger> numbers =
                List.of(new BigInteger(form.group(1)), new BigInteger(form.group(2)), new BigInteger(form.group(3)));
        String words = form.group(4);
        return Optional.of(new ProgramVersion(numbers, words == null ? List.of() : List.of(words.split("\\.", -1))));
    }

    @Override
    public int compareTo(ProgramVersion other) {
        for (int at = 0; at < numbers.size(); at++) {
            int order = numbers.get(at).compareTo(other.numbers.get(at));
            if (order != 0) {
                return order;
            }
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return comparePreReleases(preRelease, other.preRelease);
    }

    private static int comparePreReleases(List<String> one, List<String> other) {
        for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
            int order = compareWords(one.get(at), other.get(at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** Numbers by their value and below all words; words by their letters. */
    private static int compareWords(String one, String other) {
        boolean number = NUMBER.matcher(one).matches();
        boolean otherNumber = NUMBER.matcher(other).matches();
        if (number && otherNumber) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number == otherNumber ? one.compareTo(other) : number ? -1 : 1;
    }

    @Override
    public String toString() {
        String plain = numbers.get(0) + "." + numbers.get(1) + "." + numbers.get(2);
        return preRelease.isEmpty() ? plain : plain + "-" + String.join(".", preRelease);
    }
}
