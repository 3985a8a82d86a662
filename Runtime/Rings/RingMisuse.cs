using System.Diagnostics.CodeAnalysis;

namespace LayoutGen.Rings;

/// <summary>The errors of a ring's owner, apart from the data path.</summary>
internal static class RingMisuse
{
    public static void CheckElementsPerSlot(int elementsPerSlot, int queueSize)
    {
        if (elementsPerSlot < 1 || elementsPerSlot > queueSize)
            throw new ArgumentOutOfRangeException(
                nameof(elementsPerSlot), $"{elementsPerSlot} elements for a slot: a queue of {queueSize} allows 1 to {queueSize}.");
    }

    [DoesNotReturn]
    public static void NoSuchSlot(int slot, int slotCount) =>
        throw new ArgumentOutOfRangeException(nameof(slot), $"There is no slot {slot}: the ring has slots 0 to {slotCount - 1}.");

    [DoesNotReturn]
    public static void SlotInFlight(int slot) =>
        throw new InvalidOperationException($"Slot {slot} is in flight: wait until the device used it.");

    [DoesNotReturn]
    public static void WrongElementCount(int slot, int count, int elementsPerSlot) =>
        throw new InvalidOperationException($"A buffer of {count} elements for slot {slot}: give 1 to {elementsPerSlot}.");

    [DoesNotReturn]
    public static void EmptyElement(int slot, int element) =>
        throw new InvalidOperationException($"Element {element} for slot {slot} has no bytes: leave it out.");

    [DoesNotReturn]
    public static void ReadableAfterWritable(int slot, int element) => throw new InvalidOperationException(
        $"Element {element} for slot {slot} is device-readable and follows a writable one (virtio 1.4, 2.7.4.2): put it first.");

    [DoesNotReturn]
    public static void BufferTooLong(int slot) => throw new InvalidOperationException(
        $"The elements for slot {slot} have more than 2^32 bytes together (virtio 1.4, 2.7.5.2): use several buffers.");

    [DoesNotReturn]
    public static void TooFewElements(int count, int queueSize) => throw new ArgumentException(
        $"Room for {count} elements, but a buffer may have as many as the queue, {queueSize}: give that much.", nameof(count));

    [DoesNotReturn]
    public static void TooFewSlots(int count, int needed) => throw new ArgumentException(
        $"There are {count} elements for slots that take {needed} together: give each slot as many as it may have.", nameof(count));

    [DoesNotReturn]
    public static void NothingToUse(ushort id) =>
        throw new InvalidOperationException($"Buffer {id} cannot be given back: every buffer that was taken has been given back.");
}
