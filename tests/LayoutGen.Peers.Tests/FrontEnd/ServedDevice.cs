using Emulator.Devices;
using Emulator.Serving;
using Emulator.Serving.Blk;
using Emulator.Serving.Net;
using Emulator.Serving.Rng;
using VhostUser.BackEnd;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>One of the emulator's devices behind a socket, in this process.</summary>
internal sealed class ServedDevice : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("served-");
    private readonly VhostUserBackEnd _backEnd;
    private readonly ServeRecorder _recorder;
    private readonly Thread _thread;
    private readonly BlkImage? _image;

    private ServedDevice(string type, Func<ServeRecorder, IVhostUserDevice> device, BlkImage? image = null)
    {
        _image = image;
        _recorder = new(DeviceCatalog.Find(type)!, _ => { }, reportPath: null);
        _backEnd = new(Path, device(_recorder), _recorder);
        _thread = new(_backEnd.Run);
        _thread.Start();
    }

    public static ServedDevice Net(int pairs = 1) =>
        Net([.. Enumerable.Range(0, pairs).Select(_ => new EchoLink())], ServedNet.Supported);

    public static ServedDevice Net(IReadOnlyList<INetLink> links, FeatureSet supported) =>
        new("net", recorder => new ServedNet(supported, links, recorder, frames: null));

    public static ServedDevice Blk(string file, bool isReadOnly, int queues = 1)
    {
        var image = new BlkImage(file, isReadOnly);
        return new("blk", recorder => new ServedBlk(ServedBlk.Supported(queues, image), queues, image, recorder), image);
    }

    /// <summary>A device of a big-endian machine: legacy.</summary>
    public static ServedDevice BigEndianBlk(string file)
    {
        var image = new BlkImage(file, isReadOnly: true);
        var offered = ServedBlk.Supported(1, image).Without(Feature.Version1, Feature.RingPacked, Feature.InOrder);
        return new("blk", recorder => new ServedBlk(offered, 1, image, recorder, Memory.ByteOrder.BigEndian), image);
    }

    public static ServedDevice Rng() => new("rng", recorder => new ServedRng(ServedRng.Supported, recorder));

    public string Path => System.IO.Path.Combine(_folder.FullName, "s");

    public FrontEndTransport Connect(bool isReady = true, Memory.ByteOrder order = Memory.ByteOrder.LittleEndian) =>
        new(Path, isReady) { GuestByteOrder = order };

    /// <summary>Ends the service, and gives its books.</summary>
    public IReadOnlyList<Generation> Stop()
    {
        _backEnd.Stop();
        _thread.Join();
        _image?.Dispose();
        return _recorder.Generations;
    }

    public void Dispose()
    {
        Stop();
        _backEnd.Dispose();
        Assert.Empty(_folder.GetFileSystemInfos());
        _folder.Delete();
    }
}
