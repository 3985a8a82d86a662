using System.Buffers.Binary;
using LayoutGen;
using LayoutGen.Layouts;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Driver.Pci;

/// <summary>The interface of a virtio device on PCI since version 1 (virtio 1.4, 4.1.4).</summary>
internal sealed class ModernPciTransport : VirtioPciTransport
{
    // virtio 1.4, 4.1.4.3: the common configuration.
    private const uint DeviceFeatureSelect = 0;
    private const uint DeviceFeature = 4;
    private const uint DriverFeatureSelect = 8;
    private const uint DriverFeature = 12;
    private const uint ConfigurationVector = 16;
    private const uint DeviceStatusRegister = 20;
    private const uint ConfigurationGeneration = 21;
    private const uint QueueSelect = 22;
    private const uint QueueSize = 24;
    private const uint QueueVector = 26;
    private const uint QueueEnable = 28;
    private const uint QueueNotifyOffset = 30;
    private const uint QueueDescriptors = 32;
    private const uint QueueDriver = 40;
    private const uint QueueDevice = 48;
    private const uint QueueReset = 58;

    private const int Attempts = 1000;
    private const int FeatureWords = FeatureSet.Capacity / 32;

    private readonly PciCapabilities _registers;
    private readonly Dictionary<int, uint> _notifyOffsets = [];
    private NegotiatedFeatures _features;

    public ModernPciTransport(PciDevice device, PciCapabilities registers)
        : base(device) => _registers = registers;

    public override string Description => "virtio-pci, modern";

    public override OfferedFeatures Offered
    {
        get
        {
            Span<uint> words = stackalloc uint[FeatureWords];
            for (var word = 0; word < FeatureWords; word++)
            {
                Common.Write32(DeviceFeatureSelect, (uint)word);
                words[word] = Common.Read32(DeviceFeature);
            }

            return new(new(words[0] | ((ulong)words[1] << 32), words[2] | ((ulong)words[3] << 32)));
        }
    }

    public override DeviceStatus Status
    {
        get => (DeviceStatus)Common.Read8(DeviceStatusRegister);
        protected set => Common.Write8(DeviceStatusRegister, (byte)value);
    }

    private PciRegion Common => _registers.Common;

    public override void Accept(NegotiatedFeatures features)
    {
        _features = features;
        var bits = features.Bits;
        Span<uint> words = [(uint)bits.Low, (uint)(bits.Low >> 32), (uint)bits.High, (uint)(bits.High >> 32)];
        for (var word = 0; word < FeatureWords; word++)
        {
            Common.Write32(DriverFeatureSelect, (uint)word);
            Common.Write32(DriverFeature, words[word]);
        }

        Status |= DeviceStatus.FeaturesOk;
        if (!Status.HasFlag(DeviceStatus.FeaturesOk))
            throw new DriverException($"The device does not go with the features {features} (virtio 1.4, 3.1.1).");
        if (Vectors is null)
            return;
        Common.Write16(ConfigurationVector, 0);
        CheckVector(0, Common.Read16(ConfigurationVector));
    }

    public override int ChooseQueueSize(int queueIndex, int wanted) => Math.Min(wanted, GetMaximumQueueSize(queueIndex));

    public override int GetMaximumQueueSize(int queueIndex)
    {
        Select(queueIndex);
        return Common.Read16(QueueSize);
    }

    public override void Notify(int queueIndex) => _registers.Notify.Write16(_notifyOffsets[queueIndex], (ushort)queueIndex);

    public override void Notify(int queueIndex, ushort nextAvailable)
    {
        if (_features.Has(Feature.NotificationData))
            _registers.Notify.Write32(_notifyOffsets[queueIndex], NotificationData.Of(queueIndex, nextAvailable));
        else
            Notify(queueIndex);
    }

    public override byte ReadInterruptStatus() => _registers.InterruptStatus.Read8(0);

    protected override void PlaceQueue(int queueIndex, int queueSize, RingAddresses addresses)
    {
        Select(queueIndex);
        Common.Write16(QueueSize, (ushort)queueSize);
        if (Vectors is not null)
        {
            Common.Write16(QueueVector, Vectors.Of(queueIndex));
            CheckVector(Vectors.Of(queueIndex), Common.Read16(QueueVector));
        }

        Common.Write64(QueueDescriptors, addresses.Descriptors);
        Common.Write64(QueueDriver, addresses.Driver);
        Common.Write64(QueueDevice, addresses.Device);
        _notifyOffsets[queueIndex] = Common.Read16(QueueNotifyOffset) * _registers.NotifyMultiplier;
        Common.Write16(QueueEnable, 1);
    }

    protected override bool TryResetQueue(int queueIndex)
    {
        if (!_features.Has(Feature.RingReset))
            return false;
        Select(queueIndex);
        Common.Write16(QueueReset, 1);
        return SpinWait.SpinUntil(() => Common.Read16(QueueReset) == 0, DriverSettings.Patience);
    }

    /// <summary>In accesses of the fields' sizes, and again if the device changes them meanwhile (virtio 1.4, 2.5.1 and 4.1.3.1).</summary>
    protected override void ReadFields(IEnumerable<FieldMap> fields, byte[] bytes)
    {
        var asked = fields.ToList();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = Common.Read8(ConfigurationGeneration);
            asked.ForEach(field => ReadField(field, bytes));
            if (before == Common.Read8(ConfigurationGeneration))
                return;
        }

        throw new DriverException("The device changes its configuration faster than it can be read.");
    }

    private void ReadField(FieldMap field, byte[] bytes)
    {
        var (at, end) = ((uint)field.Offset, (uint)(field.Offset + field.Size));
        for (var width = field.Size switch { 2 => 2u, 4 or 8 => 4u, _ => 1u }; at < end; at += width)
        {
            var target = bytes.AsSpan((int)at);
            if (width == 4)
                BinaryPrimitives.WriteUInt32LittleEndian(target, _registers.Device!.Read32(at));
            else if (width == 2)
                BinaryPrimitives.WriteUInt16LittleEndian(target, _registers.Device!.Read16(at));
            else
                target[0] = _registers.Device!.Read8(at);
        }
    }

    private void Select(int queueIndex) => Common.Write16(QueueSelect, (ushort)queueIndex);
}
