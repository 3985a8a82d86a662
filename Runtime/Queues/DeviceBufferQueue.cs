using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A device's queue without types. Generated packets open it, and give it types.</summary>
public abstract class DeviceBufferQueue
{
    private protected DeviceBufferQueue()
    {
    }

    /// <summary>Why the queue is broken, if the driver broke it. A broken queue gives no more buffers.</summary>
    public abstract RingFault Fault { get; }

    /// <summary>Where the device is in the ring: see <see cref="IDeviceRing.Position"/>.</summary>
    public abstract uint Position { get; }

    /// <summary>Opens a queue that the driver has set up.</summary>
    /// <param name="setup">Where the queue lies.</param>
    /// <param name="features">What is negotiated.</param>
    /// <param name="shape">The packet that a buffer carries, with sizes for these features.</param>
    /// <typeparam name="TMemory">How the ring's memory is accessed.</typeparam>
    /// <returns>The queue.</returns>
    /// <exception cref="ArgumentException">
    /// The ring does not lie in the driver's memory as it must (virtio 1.4, 2.7 and 2.8), the memory is translated without
    /// <see cref="Feature.AccessPlatform"/>, or the setup has sizes of parts that the packet has not.
    /// </exception>
    public static DeviceBufferQueue Open<TMemory>(DeviceQueueSetup setup, NegotiatedFeatures features, PacketShape shape)
        where TMemory : struct, ISharedMemory<TMemory>
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(shape);
        features.CheckAddresses(setup.Memory);
        shape = setup.Sizes.Apply(shape);
        var options = features.RingOptions();
        if (features.HasPackedRing())
            return new DeviceBufferQueue<PackedDeviceRing<TMemory>>(
                PackedDeviceRing<TMemory>.Create(setup.Memory, setup.Addresses, setup.QueueSize, options), setup, shape);
        return features.IsBigEndian(setup.GuestByteOrder)
            ? new DeviceBufferQueue<SplitDeviceRing<TMemory, BigEndian>>(
                SplitDeviceRing<TMemory, BigEndian>.Create(setup.Memory, setup.Addresses, setup.QueueSize, options), setup, shape)
            : new DeviceBufferQueue<SplitDeviceRing<TMemory, LittleEndian>>(
                SplitDeviceRing<TMemory, LittleEndian>.Create(setup.Memory, setup.Addresses, setup.QueueSize, options), setup, shape);
    }

    /// <summary>Hands the queue, closed over ring and layout, to a loop: the ring is known here, the layout by its index.</summary>
    internal abstract void Run<TPacket, TLoop>(LayoutSelection layout, ref TLoop loop)
        where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
        where TLoop : IDeviceLoop<TPacket>, allows ref struct;
}
