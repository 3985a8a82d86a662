using LayoutGen;
using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace Driver.Pci;

/// <summary>The legacy interface of a virtio device on PCI: ports in BAR 0 (virtio 1.4, 4.1.4.10).</summary>
internal sealed class LegacyPciTransport : VirtioPciTransport
{
    private const uint DeviceFeatures = 0;
    private const uint DriverFeatures = 4;
    private const uint QueueAddress = 8;
    private const uint QueueSize = 12;
    private const uint QueueSelect = 14;
    private const uint QueueNotify = 16;
    private const uint DeviceStatusRegister = 18;
    private const uint InterruptStatus = 19;
    private const uint ConfigurationVector = 20;
    private const uint QueueVector = 22;
    private const uint ConfigurationWithoutVectors = 20;
    private const uint ConfigurationBehindVectors = 24;
    private const int PageShift = 12;

    private readonly PciRegion _ports;

    public LegacyPciTransport(PciDevice device)
        : base(device) => _ports = device.Bar(0);

    public override string Description => "virtio-pci, legacy";

    public override OfferedFeatures Offered => new(new(_ports.Read32(DeviceFeatures)));

    public override DeviceStatus Status
    {
        get => (DeviceStatus)_ports.Read8(DeviceStatusRegister);
        protected set => _ports.Write8(DeviceStatusRegister, (byte)value);
    }

    /// <remarks>There are 32 features, and the device has no say in what the driver accepts (virtio 1.4, 3.1.2).</remarks>
    public override void Accept(NegotiatedFeatures features)
    {
        _ports.Write32(DriverFeatures, (uint)features.Bits.Low);
        if (Vectors is null)
            return;
        _ports.Write16(ConfigurationVector, 0);
        CheckVector(0, _ports.Read16(ConfigurationVector));
    }

    public override int ChooseQueueSize(int queueIndex, int wanted) => GetMaximumQueueSize(queueIndex);

    public override int GetMaximumQueueSize(int queueIndex)
    {
        _ports.Write16(QueueSelect, (ushort)queueIndex);
        return _ports.Read16(QueueSize);
    }

    public override void Notify(int queueIndex) => _ports.Write16(QueueNotify, (ushort)queueIndex);

    public override byte ReadInterruptStatus() => _ports.Read8(InterruptStatus);

    protected override void PlaceQueue(int queueIndex, int queueSize, RingAddresses addresses)
    {
        // The device knows one address; the size and the rest follow from that (virtio 1.4, 2.7.2 and 4.1.5.1.3.1).
        if (queueSize != GetMaximumQueueSize(queueIndex) || addresses != SplitRingLayout.Legacy(addresses.Descriptors, queueSize))
            throw new DriverException($"Queue {queueIndex} does not lie as a legacy device has it, or does not have its size.");
        if (Vectors is not null)
        {
            _ports.Write16(QueueVector, Vectors.Of(queueIndex));
            CheckVector(Vectors.Of(queueIndex), _ports.Read16(QueueVector));
        }

        _ports.Write32(QueueAddress, checked((uint)(addresses.Descriptors >> PageShift)));
    }

    protected override bool TryResetQueue(int queueIndex) => false;

    /// <summary>Byte by byte: fields have the guest's order, and a device may change them in between (virtio 1.4, 2.5.4).</summary>
    protected override void ReadFields(IEnumerable<FieldMap> fields, byte[] bytes)
    {
        var start = Vectors is null ? ConfigurationWithoutVectors : ConfigurationBehindVectors;
        foreach (var field in fields)
            for (var at = field.Offset; at < field.Offset + field.Size; at++)
                bytes[at] = _ports.Read8(start + (uint)at);
    }
}
