package tandem.store.mapdb;

import java.io.IOException;
import java.util.Comparator;
import org.mapdb.DataInput2;
import org.mapdb.serializer.SerializerByteArray;

/**
 * The keys, or the values, of one node of a table, in the format of MapDB's own byte arrays, but searched and read where
 * they lie: MapDB copies all sixteen of a node to look at one. No state.
 */
final class NodeBytes extends SerializerByteArray {
    static final NodeBytes INSTANCE = new NodeBytes();

    private NodeBytes() {}

    /** As MapDB wants it: the place of the key, or -1 minus the place where it would stand; behind it come the values. */
    @Override
    @SuppressWarnings("rawtypes") // The overridden method's; the order is that of bytes without a sign.
    public int valueArrayBinarySearch(byte[] key, DataInput2 in, int keys, Comparator comparator) throws IOException {
        int count = in.unpackInt();
        int place = 0;
        int order = -1;
        for (int i = 0; i < count; i++) {
            int length = in.unpackInt();
            int next = in.getPos() + length;
            if (order < 0) {
                order = compare(in, length, key);
                place = order < 0 ? i + 1 : i;
            }
            in.setPos(next);
        }
        return order == 0 ? place : -1 - place;
    }

    private static int compare(DataInput2 in, int length, byte[] key) throws IOException {
        int common = Math.min(length, key.length);
        for (int i = 0; i < common; i++) {
            int difference = in.readUnsignedByte() - Byte.toUnsignedInt(key[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return length - key.length;
    }

    @Override
    public byte[] valueArrayBinaryGet(DataInput2 in, int values, int place) throws IOException {
        in.unpackInt(); // How many there are.
        for (int i = 0; i < place; i++) {
            int length = in.unpackInt();
            in.setPos(in.getPos() + length);
        }
        return deserialize(in, -1);
    }
}
