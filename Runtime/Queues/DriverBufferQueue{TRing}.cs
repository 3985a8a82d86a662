using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A driver's queue without packet types, closed over its ring.</summary>
/// <typeparam name="TRing">The ring.</typeparam>
public sealed class DriverBufferQueue<TRing> : DriverBufferQueue
    where TRing : struct, IDriverRing
{
    private readonly Func<TRing> _createRing;
    private TRing _ring;

    private DriverBufferQueue(Func<TRing> createRing, DriverBuffers buffers, TransportQueue place, NegotiatedFeatures features)
        : base(buffers, place, features)
    {
        _createRing = createRing;
        _ring = createRing();
    }

    /// <inheritdoc/>
    public override RingFault Fault => _ring.Fault;

    internal static DriverBufferQueue<TRing> Open(
        IDriverTransport transport,
        int queueIndex,
        NegotiatedFeatures features,
        PacketShape shape,
        Framing framing,
        QueueOptions options,
        Func<GuestMemory, RingAddresses, int, int, RingOptions, ulong, TRing> createRing)
    {
        var maximum = transport.GetMaximumQueueSize(queueIndex);
        if (options.QueueSize > maximum)
            throw new ArgumentException(maximum == 0
                ? $"The device has no queue {queueIndex}."
                : $"Queue {queueIndex} may have {maximum} descriptors, not {options.QueueSize}. Set {nameof(QueueOptions)}.{nameof(QueueOptions.QueueSize)}.");

        var allocator = transport.Allocator;
        var (isPacked, ringOptions, queueSize) = (features.HasPackedRing(), features.RingOptions(), options.QueueSize);
        List<GuestRange> ringMemory = [allocator.AllocateRing(isPacked, queueSize)];
        DriverBuffers? buffers = null;
        try
        {
            buffers = DriverBuffers.Allocate(shape, framing, options.Plan.For(shape, features), allocator, queueSize, features);
            options.Peer.CheckDescriptors(shape, buffers.ElementsPerSlot);
            var tables = allocator.AllocateTables(ringOptions, queueSize, buffers.ElementsPerSlot);
            if (tables.Length != 0)
                ringMemory.Add(tables);
            var addresses = ringMemory[0].PlaceRing(isPacked, queueSize);
            var elementsPerSlot = buffers.ElementsPerSlot;
            TRing CreateRing() => createRing(allocator.Memory, addresses, queueSize, elementsPerSlot, ringOptions, tables.Address);
            var place = new TransportQueue(transport, queueIndex, queueSize, addresses, ringMemory);
            var queue = new DriverBufferQueue<TRing>(CreateRing, buffers, place, features);
            place.Start();
            return queue;
        }
        catch
        {
            buffers?.Free();
            ringMemory.ForEach(allocator.Free);
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Publish()
    {
        OfferPending();
        if (_ring.Publish())
            Notify(_ring.NextAvailable);
    }

    /// <inheritdoc/>
    public override void PublishToPoller()
    {
        OfferPending();
        _ring.PublishToPoller();
    }

    /// <inheritdoc/>
    public override bool EnableNotifications() => HasWaiting || _ring.EnableNotifications();

    /// <inheritdoc/>
    public override void DisableNotifications() => _ring.DisableNotifications();

    internal override void Run<TPacket, TLoop>(LayoutSelection layout, ref TLoop loop) =>
        TPacket.VisitLayout(layout.Index, new DriverRun<TPacket, TRing, TLoop>(this), ref loop);

    private protected override void RenewRing() => _ring = _createRing();

    private protected override void BreakRing(RingFaultReason reason, long detail) => _ring.Break(reason, detail);

    private protected override int TakeUsed(Span<UsedSlot> used) => _ring.TakeUsed(used);

    private void OfferPending()
    {
        var slots = TakePending(out var offered);
        _ring.MakeAvailable(slots, offered);
    }
}
