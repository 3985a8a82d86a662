using LayoutGen;
using LayoutGen.Layouts;
using VhostUser.FrontEnd;

namespace Driver.Transports;

/// <summary>A device that another process serves over vhost-user. It has no status: queues run when they are started.</summary>
internal sealed class VhostUserTransport : FrontEndTransport, IDeviceTransport
{
    /// <param name="path">Where the device is served.</param>
    /// <exception cref="VhostUser.VhostUserException">No device is served there.</exception>
    public VhostUserTransport(string path)
        : base(path)
    {
        try
        {
            Introduce();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Description => "vhost-user";

    public string Interrupts => "an eventfd for each queue";

    public bool NeedsReset => false;

    public bool HasControlQueue => false;

    public void Begin()
    {
    }

    public void Start()
    {
    }

    public int ChooseQueueSize(int queueIndex, int wanted) => Math.Min(wanted, GetMaximumQueueSize(queueIndex));

    public byte[]? ReadConfiguration(HeaderMap map, int size) => HasConfiguration && size > 0 ? GetConfiguration(0, (uint)size) : null;
}
