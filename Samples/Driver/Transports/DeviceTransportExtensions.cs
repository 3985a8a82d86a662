using System.Diagnostics;
using LayoutGen;
using LayoutGen.Queues;

namespace Driver.Transports;

/// <summary>What drivers do alike on every transport.</summary>
internal static class DeviceTransportExtensions
{
    /// <summary>Resets the device and negotiates with it (virtio 1.4, 3.1.1).</summary>
    /// <param name="transport">The way to the device.</param>
    /// <param name="table">The features of the device type.</param>
    /// <param name="supported">What the driver supports: what requires a feature that the device does not offer, is left out.</param>
    public static NegotiatedFeatures Agree(this IDeviceTransport transport, FeatureTable table, FeatureSet supported)
    {
        transport.Begin();
        while (table.Unsatisfied(transport.Offered.Bits & supported).FirstOrDefault() is { } lacking)
            supported &= ~FeatureSet.Bit(lacking.Number);
        return transport.Negotiate(table, supported);
    }

    /// <summary>Opens a queue.</summary>
    /// <param name="transport">The way to the device.</param>
    /// <param name="queueIndex">The queue.</param>
    /// <param name="features">What is negotiated.</param>
    /// <param name="settings">What the user wants.</param>
    /// <param name="payload">The bytes of payload that a buffer holds; 0 for what the packet needs.</param>
    public static DriverQueue<TPacket> Open<TPacket>(
        this IDeviceTransport transport, int queueIndex, NegotiatedFeatures features, DriverSettings settings, int payload = 0)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        var options = new QueueOptions
        {
            QueueSize = transport.ChooseQueueSize(queueIndex, settings.QueueSize),
            Plan = new() { PayloadCapacity = payload },
        };
        return settings.Framing switch
        {
            FramingChoice.Separate => DriverPacketExtensions.OpenSeparateQueue<TPacket>(transport, queueIndex, features, options),
            FramingChoice.Merged when !features.HasFreeFraming => throw new DriverException(
                $"Merged framing needs VERSION_1 or ANY_LAYOUT, and neither is negotiated (features {features})."),
            _ => DriverPacketExtensions.OpenQueue<TPacket>(transport, queueIndex, features, options),
        };
    }

    /// <summary>Waits until the device has used a buffer.</summary>
    /// <param name="transport">The way to the device.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="queueIndex">Its number.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="packet">The packet.</param>
    /// <returns>False if there is none, or the queue is broken.</returns>
    public static bool TryWait<TPacket>(
        this IDeviceTransport transport, DriverQueue<TPacket> queue, int queueIndex, TimeSpan patience, out TPacket packet)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        for (var watch = Stopwatch.StartNew(); !queue.TryGetUsed(out packet);)
        {
            var rest = patience - watch.Elapsed;
            if (queue.Fault.IsFault || rest <= TimeSpan.Zero)
                return false;
            if (!queue.EnableNotifications())
                transport.WaitForInterrupt(queueIndex, rest);
        }

        return true;
    }

    /// <summary>Waits until the device has done what a driver cannot go on without.</summary>
    /// <inheritdoc cref="TryWait"/>
    /// <exception cref="DriverException">It has not.</exception>
    public static TPacket Wait<TPacket>(this IDeviceTransport transport, DriverQueue<TPacket> queue, int queueIndex)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        if (transport.TryWait(queue, queueIndex, DriverSettings.Patience, out var packet))
            return packet;
        throw new DriverException(
            queue.Fault.IsFault ? $"The device broke queue {queueIndex}: {queue.Fault.Reason} ({queue.Fault.Detail})."
            : transport.NeedsReset ? $"The device does not go on: it wants to be reset (queue {queueIndex})."
            : $"The device has not used a buffer of queue {queueIndex} for {DriverSettings.Patience.TotalSeconds} s.");
    }
}
