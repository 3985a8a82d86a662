using Emulator.Devices;
using LayoutGen;
using LayoutGen.Memory;
using VhostUser.BackEnd;

namespace Emulator.Serving;

/// <summary>Keeps the books of a served device, and says on the console what happens.</summary>
/// <param name="type">The device type.</param>
/// <param name="say">Says it, a line at a time.</param>
/// <param name="reportPath">Where to write the report when a peer leaves, or null.</param>
internal sealed class ServeRecorder(DeviceType type, Action<string> say, string? reportPath) : IBackEndObserver
{
    private const int MaxErrors = 100;
    private const int MaxGenerations = 1000;

    private readonly List<Generation> _generations = [];
    private Generation? _current;
    private int _peers;

    /// <summary>The books so far.</summary>
    public IReadOnlyList<Generation> Generations => _generations;

    /// <summary>The books of the queues that the present driver has. Any thread may ask for them.</summary>
    public IReadOnlyList<QueueRecord> Queues { get; private set; } = [];

    /// <summary>The books of a queue in the present generation.</summary>
    public QueueRecord Record(int index, string name)
    {
        var queues = Current.Queues;
        if (queues.Find(queue => queue.Index == index) is not { } record)
        {
            queues.Add(record = new(index, name));
            queues.Sort((left, right) => left.Index.CompareTo(right.Index));
            Queues = [.. queues];
        }

        return record;
    }

    public void WriteReport()
    {
        if (reportPath is not null)
            new ServeReport(type.Name, _generations).Write(reportPath);
    }

    void IBackEndObserver.PeerConnected() => say($"peer {++_peers} connected");

    void IBackEndObserver.QueuesSetUp(NegotiatedFeatures features, FeatureSet accepted, ByteOrder byteOrder)
    {
        Begin(features, accepted, byteOrder);
        say($"set up: features {Current.Features}, {Current.Ring} ring, {Current.ByteOrder}-endian, {Current.HeaderSize}-byte header");
    }

    void IBackEndObserver.PeerMisbehaved(string violation)
    {
        // One peer that does it again and again fills no memory.
        if (Current.Errors.Count < MaxErrors)
            Current.Errors.Add($"peer {_peers}: {violation}");
        say($"misbehaved: {violation}");
    }

    void IBackEndObserver.PeerLeft()
    {
        foreach (var queue in _current?.Queues ?? [])
            say($"{queue.Name}: {queue.Chains} chains, {queue.Packets} packets, {queue.Bytes} bytes; {MostFrequent(queue)}");
        say($"peer {_peers} left");
        (_current, Queues) = (null, []);
        WriteReport();
    }

    /// <summary>The present generation; one without queues if a peer misbehaves before it has set any up.</summary>
    private Generation Current
    {
        get
        {
            if (_current is null)
                Begin(default, FeatureSet.None, ByteOrder.LittleEndian);
            return _current!;
        }
    }

    private void Begin(NegotiatedFeatures features, FeatureSet accepted, ByteOrder byteOrder)
    {
        var isBigEndian = byteOrder == ByteOrder.BigEndian && !features.Has(Feature.Version1);
        _current = new(
            accepted.ToString(),
            features.Has(Feature.RingPacked) ? "packed" : "split",
            isBigEndian ? "big" : "little",
            type.HeaderSize(features));
        // The oldest go when peers come and go for ever.
        if (_generations.Count == MaxGenerations)
            _generations.RemoveAt(0);
        _generations.Add(_current);
        Queues = [];
    }

    private static string MostFrequent(QueueRecord queue) =>
        string.Join(", ", queue.Shapes.OrderByDescending(shape => shape.Value).Take(3).Select(shape => $"{shape.Key} {shape.Value} times"));
}
