using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;
using static LayoutGen.Runtime.Tests.Hostile.HostileDriver;
using static LayoutGen.Runtime.Tests.Hostile.HostilePeerCase;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>What hostile peers did to virtio implementations, each bug as deeds; and what concerns no ring.</summary>
internal static class HostilePeers
{
    private const string Messages = "A message of the transport, not of a ring; the vhost-user sample's tests send it.";
    private const string DevicesTask = "A number in a header, which the library hands over as it is: what it is used for is the device's.";

    private static readonly FeatureSet s_hashReport = FeatureSet.Of(NetFeature.CtrlVq).With(NetFeature.HashReport);

    /// <summary>Those that have nothing to do with a ring: bug, product, cause, and why there is no deed.</summary>
    public static readonly (string Bug, string Product, string Cause, string Reason)[] Elsewhere =
    [
        ("CVE-2011-2512", "QEMU", "notifies a queue that does not exist", Messages),
        ("CVE-2019-14818", "DPDK vhost-user", "sends file descriptors over and over, which nobody closes", Messages),
        ("CVE-2020-10722", "DPDK vhost-user", "shares memory whose end runs over", Messages),
        ("CVE-2020-10723", "DPDK vhost-user", "names a queue whose number is cut to fewer bits", Messages),
        ("CVE-2020-10726", "DPDK vhost-user", "sends messages that take memory each", Messages),
        ("CVE-2020-10724", "DPDK vhost-crypto", "leaves requests half empty", DevicesTask),
        ("CVE-2024-6505", "QEMU network device", "steers packets to queues that do not exist", DevicesTask),
        ("CVE-2024-11614", "DPDK vhost", "wants a checksum behind the end of the packet", DevicesTask),
    ];

    public static readonly HostilePeerCase[] Cases =
    [
        Driver(
            "–", "QEMU", "names a descriptor outside the table as the head of a buffer",
            nameof(RingFaultReason.HeadOutOfRange),
            driver =>
            {
                driver.Ring.OfferHead(QueueSize);
                return driver.Transmit();
            },
            only: RingFormat.Split),
        Driver(
            "CVE-2016-5403", "QEMU", "makes more buffers available than the queue has descriptors, without waiting",
            nameof(RingFaultReason.AvailableIndexTooFarAhead),
            driver => driver.Flood()),
        Driver(
            "CVE-2016-5403", "QEMU", "makes a chain without end available",
            nameof(RingFaultReason.ChainTooLong),
            driver =>
            {
                driver.Ring.OfferLoop(new(Data, 16, false));
                return driver.Transmit();
            }),
        Driver(
            "CVE-2016-6490", "QEMU", "makes a chain without end available, of no bytes",
            nameof(RingFaultReason.ChainTooLong),
            driver =>
            {
                driver.Ring.OfferLoop(new(Data, 0, true));
                return driver.Receive();
            }),
        Driver(
            "CVE-2016-6490", "QEMU", "makes a buffer of no bytes available",
            nameof(RingFaultReason.MalformedBuffer),
            driver =>
            {
                driver.Ring.Offer(new(Data, 0, false), new(Data, 0, false), new(Data, 0, false));
                return driver.Transmit();
            }),
        Driver(
            "CVE-2016-7422", "QEMU", "gives an element a length of 2^32 - 1 bytes, to be read",
            "dropped",
            driver =>
            {
                driver.Ring.Offer(new(Data, 12, false), new(Data + 12, uint.MaxValue, false));
                return driver.Transmit();
            }),
        Driver(
            "CVE-2016-7422", "QEMU", "gives an element a length of 2^32 - 1 bytes, to be written",
            nameof(RingFaultReason.OutsideMemory),
            driver =>
            {
                driver.Ring.Offer(new RingElement(End - 8, uint.MaxValue, true));
                return driver.Receive();
            }),
        Driver(
            "CVE-2018-1059", "DPDK vhost", "lays an element across two regions that are neighbours in the guest and nowhere else",
            nameof(RingFaultReason.OutsideMemory),
            driver =>
            {
                driver.Ring.Offer(new RingElement(Neighbour - 50, 112, true));
                return driver.Receive();
            }),
        Driver(
            "CVE-2018-1059", "DPDK vhost", "gives an element an address from which it runs past 2^64",
            nameof(RingFaultReason.OutsideMemory),
            driver =>
            {
                driver.Ring.Offer(new RingElement(ulong.MaxValue - 49, 112, false));
                return driver.Transmit();
            }),
        Driver(
            "CVE-2019-14835", "Linux vhost", "gives an element a byte more than there is memory",
            nameof(RingFaultReason.OutsideMemory),
            driver =>
            {
                driver.Ring.Offer(new RingElement(End - 111, 112, true));
                return driver.Receive();
            }),
        Driver(
            "CVE-2020-10725", "DPDK vhost", "gives an element an address where no memory is",
            nameof(RingFaultReason.OutsideMemory),
            driver =>
            {
                driver.Ring.Offer(new RingElement(0x999_0000, 112, true));
                return driver.Receive();
            }),
        Driver(
            "CVE-2020-14374", "DPDK vhost-crypto", "writes a count into a header that is larger than what follows it",
            "16 bytes arrive",
            driver =>
            {
                byte[] table = [255, 255, 255, 255, .. new byte[16]];
                return $"{new NetMacTable(table, LayoutSelection.Of<NetMacTable.Size4>()).Addresses.Length} bytes arrive";
            }),
        Driver(
            "CVE-2020-14375", "DPDK vhost-crypto", "changes every word of a descriptor once the device has read it",
            "100 bytes arrive",
            driver =>
            {
                driver.Ring.Offer(new(Data, 12, false), new(Data + 12, 50, false), new(Data + 62, 50, false));
                return Meddling(new(driver.Ring.Addresses.Descriptors, 16 * QueueSize), () => driver.Transmit());
            }),
        Driver(
            "CVE-2020-14378", "DPDK vhost-crypto", "makes a buffer available that is a byte shorter than its header",
            nameof(RingFaultReason.MalformedBuffer),
            driver =>
            {
                driver.Ring.Offer(new RingElement(Data, 11, false));
                return driver.Transmit();
            }),
        Driver(
            "CVE-2021-3748", "QEMU", "gives the header of a received packet a place outside its memory",
            nameof(RingFaultReason.OutsideMemory),
            driver =>
            {
                driver.Ring.Offer(new(End, 12, true), new(Data, 100, true));
                return driver.Receive();
            }),
        Driver(
            "CVE-2022-2132", "DPDK vhost", "cuts a header into six descriptors",
            "100 bytes arrive",
            driver =>
            {
                driver.Ring.Offer(
                    new(Data, 2, false), new(Data + 2, 2, false), new(Data + 4, 2, false), new(Data + 6, 2, false),
                    new(Data + 8, 2, false), new(Data + 10, 2, false), new(Data + 12, 100, false));
                return driver.Transmit();
            }),
        Driver(
            "CVE-2023-5158", "Linux vringh", "puts empty descriptors between those of a packet",
            "100 bytes arrive",
            driver =>
            {
                driver.Ring.Offer(
                    new(Data, 0, false), new(Data, 12, false), new(End, 0, false), new(Data + 12, 100, false),
                    new(ulong.MaxValue, 0, false));
                return driver.Transmit();
            }),
        Driver(
            "CVE-2023-6693", "QEMU", "sends a header of 20 bytes, as was negotiated",
            "100 bytes arrive",
            driver =>
            {
                driver.Ring.Offer(new(Data, 20, false), new(Data + 20, 100, false));
                return driver.Transmit();
            },
            s_hashReport),
        Driver(
            "CVE-2023-6693", "QEMU", "sends 19 bytes where a header of 20 was negotiated",
            nameof(RingFaultReason.MalformedBuffer),
            driver =>
            {
                driver.Ring.Offer(new RingElement(Data, 19, false));
                return driver.Transmit();
            },
            s_hashReport),
        Driver(
            "–", "OpenBSD vmd", "gives the elements lengths whose sum is 2^32 and a packet's",
            "dropped",
            driver =>
            {
                driver.Ring.Offer(new(Data, 0xffff_ff00, false), new(Data, 0x170, false));
                return driver.Transmit();
            }),
        Device(
            "#11326", "RT-Thread", "uses an id that no buffer can have",
            nameof(RingFaultReason.UsedIdOutOfRange),
            device => device.Ring.Use(QueueSize, 112)),
        Device(
            "#11326", "RT-Thread", "uses a buffer twice",
            nameof(RingFaultReason.UsedIdNotInFlight),
            device =>
            {
                device.Ring.Use(3, 112);
                device.Ring.Use(3, 112);
            }),
        Device(
            "#11326", "RT-Thread", "uses more buffers than it has",
            nameof(RingFaultReason.UsedIndexTooFarAhead),
            device => device.Ring.UseIndex(QueueSize + 1),
            RingFormat.Split),
        new(
            "#11327", "RT-Thread", "device", "says that it wrote less than the header",
            nameof(RingFaultReason.UsedLengthTooSmall), ReceiveTooLittle),
        Device(
            "UVI-2021-1001227", "Linux drivers", "says that it wrote more than the buffer holds",
            nameof(RingFaultReason.UsedLengthTooLarge),
            device => device.Ring.Use(0, 113)),
        Device(
            "UVI-2021-1001227", "Linux drivers", "writes over descriptors and indices that are the driver's",
            "100 bytes arrive in 5",
            device =>
            {
                var (descriptors, driver, _) = device.Ring.Addresses;
                device.Memory.GetSpan(new(descriptors, 16 * QueueSize)).Fill(0x11);
                device.Memory.GetSpan(new(driver, 4)).Fill(0x11);
                device.Ring.Use(5, 100);
            }),
    ];

    /// <summary>Every word of an area is another as soon as it was read.</summary>
    private static string Meddling(GuestRange area, Func<string> act)
    {
        MeddledSharedMemory.AfterLoad = (memory, range) =>
        {
            if (area.Contains(range))
                memory.GetSpan(range).Fill(0xee);
        };
        try
        {
            return act();
        }
        finally
        {
            MeddledSharedMemory.AfterLoad = null;
        }
    }

    /// <summary>Only who owns the queue knows how long a header is.</summary>
    private static string ReceiveTooLittle(RingFormat format)
    {
        var bits = FeatureSet.Of(Feature.Version1) | (format == RingFormat.Packed ? FeatureSet.Of(Feature.RingPacked) : default);
        using var transport = new LoopbackTransport(bits, 1 << 20);
        var features = transport.Negotiate(NetFeature.Table, bits);
        using var queue = NetRxPacket.OpenQueue(transport, 0, features, new() { QueueSize = QueueSize });
        Assert.True(queue.TryAcquire(out var packet));
        queue.MakeAvailable(packet);
        queue.Publish();
        var setup = transport.GetQueue(0);
        if (format == RingFormat.Split)
        {
            var ring = SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(setup.Memory, setup.Addresses, QueueSize);
            UseTooLittle(ref ring);
        }
        else
        {
            var ring = PackedDeviceRing<NativeSharedMemory>.Create(setup.Memory, setup.Addresses, QueueSize);
            UseTooLittle(ref ring);
        }

        return queue.TryGetUsed(out _) ? "arrives" : queue.Fault.Reason.ToString();
    }

    private static void UseTooLittle<TRing>(ref TRing ring)
        where TRing : struct, IDeviceRing
    {
        Assert.True(ring.TryGetAvailable(new RingElement[QueueSize], out var chain));
        ring.MakeUsed(chain.Id, 11);
        ring.Publish();
    }
}
