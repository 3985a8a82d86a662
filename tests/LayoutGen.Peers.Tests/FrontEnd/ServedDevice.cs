using Emulator.Devices;
using Emulator.Serving;
using VhostUser.BackEnd;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>The emulator's network device behind a socket, in this process.</summary>
internal sealed class ServedDevice : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("served-");
    private readonly VhostUserBackEnd _backEnd;
    private readonly ServeRecorder _recorder;
    private readonly Thread _thread;

    public ServedDevice(int pairs = 1)
    {
        _recorder = new(DeviceCatalog.Find("net")!, TextWriter.Null, reportPath: null);
        _backEnd = new(Path, new ServedNet(ServedNet.Supported, pairs, _recorder, frames: null), _recorder);
        _thread = new(_backEnd.Run);
        _thread.Start();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "s");

    public FrontEndTransport Connect(bool isReady = true, Memory.ByteOrder order = Memory.ByteOrder.LittleEndian) =>
        new(Path, isReady) { GuestByteOrder = order };

    /// <summary>Ends the service, and gives its books.</summary>
    public IReadOnlyList<Generation> Stop()
    {
        _backEnd.Stop();
        _thread.Join();
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
