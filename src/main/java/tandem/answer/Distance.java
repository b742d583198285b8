package tandem.answer;

/** How many slips lie between two words: a letter left out, added, replaced, or two neighbours swapped. Stateless. */
final class Distance {
    /** Further than anybody asked. */
    static final int FAR = Integer.MAX_VALUE;

    private Distance() {}

    /** The restricted Damerau-Levenshtein distance (optimal string alignment), or {@link #FAR} beyond the bound. */
    static int between(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) > bound) {
            return FAR;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = row(a, b, i, last, beforeLast);
            beforeLast = last;
            last = row;
        }
        return last[b.length()] <= bound ? last[b.length()] : FAR;
    }

    /** Whether the first letters agree, or the first two are swapped; slips are rare in the first letter. */
    static boolean beginAlike(String a, String b) {
        return a.charAt(0) == b.charAt(0)
                || (a.length() > 1 && b.length() > 1 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0));
    }

    private static int[] row(String a, String b, int i, int[] last, int[] beforeLast) {
        int[] row = new int[b.length() + 1];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
            int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
            if (isSwap(a, b, i, j)) {
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
        }
        return row;
    }

    private static boolean isSwap(String a, String b, int i, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
