using System.Net.Sockets;
using System.Runtime.InteropServices;
using VhostUser.Sockets;

namespace VhostUser.BackEnd;

/// <summary>
/// A vhost-user back-end: a device behind a Unix socket, for one front-end after the other. One thread serves it, so no queue runs
/// while its memory or its features change.
/// </summary>
public sealed class VhostUserBackEnd : IDisposable
{
    private readonly string _path;
    private readonly IVhostUserDevice _device;
    private readonly IBackEndObserver _observer;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly EventFd _stop = EventFd.Create();
    private readonly Poller _poller = new();
    private readonly HashSet<int> _busy = [];

    /// <summary>Listens; front-ends can connect from now on.</summary>
    /// <param name="path">Where the socket is made. One that nobody listens on any more is replaced.</param>
    /// <param name="device">The device.</param>
    /// <param name="observer">Sees what happens.</param>
    /// <exception cref="VhostUserException">There is no place for the socket.</exception>
    public VhostUserBackEnd(string path, IVhostUserDevice device, IBackEndObserver observer)
    {
        _path = path;
        _device = device;
        _observer = observer;
        try
        {
            var place = new UnixDomainSocketEndPoint(path);
            RemoveStale(place);
            _listener.Bind(place);
            _listener.Listen();
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            _listener.Dispose();
            _stop.Dispose();
            throw new VhostUserException($"{path}: no socket can be made here. {exception.Message}");
        }
    }

    /// <summary>Serves front-ends until <see cref="Stop"/> is called.</summary>
    public void Run()
    {
        while (WaitFor(_listener.SafeHandle))
        {
            using var session = new Session(new(_listener.Accept()), _device, _observer);
            _observer.PeerConnected();
            try
            {
                Serve(session);
            }
            catch (VhostUserException violation)
            {
                _observer.PeerMisbehaved(violation.Message);
            }

            _observer.PeerLeft();
        }
    }

    /// <summary>Ends <see cref="Run"/>. Any thread may call it.</summary>
    public void Stop() => _stop.Signal();

    /// <summary>Closes the socket, and removes it.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _stop.Dispose();
        File.Delete(_path);
    }

    private void Serve(Session session)
    {
        _busy.Clear();
        while (true)
        {
            _poller.Clear();
            var stop = _poller.Add(_stop.Handle);
            var socket = _poller.Add(session.Socket);
            var work = new List<(int Queue, int Entry)>();
            for (var queue = 0; queue < session.Vrings.Count; queue++)
                if (session.Vrings[queue] is { IsOpen: true, Kick: { } kick } vring)
                {
                    work.Add((queue, _poller.Add(kick.Handle)));
                    if (vring.Source is { } source)
                        work.Add((queue, _poller.Add(source)));
                }

            _poller.Wait(_busy.Count > 0 ? 0 : -1);

            if (_poller.IsReady(stop))
                return;
            foreach (var (queue, entry) in work)
                if (_poller.IsReady(entry))
                {
                    session.Vrings[queue].Kick!.Clear();
                    _busy.Add(queue);
                }

            _busy.RemoveWhere(queue => !session.Run(queue));
            if (_poller.IsReady(socket) && !session.Receive())
                return;
        }
    }

    /// <returns>False if the back-end must stop instead.</returns>
    private bool WaitFor(SafeHandle file)
    {
        while (true)
        {
            _poller.Clear();
            var stop = _poller.Add(_stop.Handle);
            var entry = _poller.Add(file);
            _poller.Wait(-1);
            if (_poller.IsReady(stop))
                return false;
            if (_poller.IsReady(entry))
                return true;
        }
    }

    private static void RemoveStale(UnixDomainSocketEndPoint place)
    {
        var path = place.ToString();
        if (!File.Exists(path))
            return;
        if (!IsSocket(path))
            throw new IOException("A file of another kind is in the way.");
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(place);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new IOException("Another process listens on it.");
    }

    /// <summary>Of all that a path can name, only a socket exists and cannot be opened, by nobody.</summary>
    private static bool IsSocket(string path)
    {
        try
        {
            File.OpenHandle(path).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
