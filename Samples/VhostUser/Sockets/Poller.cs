using System.Runtime.InteropServices;

namespace VhostUser.Sockets;

/// <summary>Waits for the first of several files to become readable.</summary>
public sealed unsafe class Poller
{
    private readonly List<Native.PollEntry> _entries = [];

    /// <summary>Forgets all files.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Adds a file to wait for.</summary>
    /// <param name="file">The file, open for as long as it is waited for.</param>
    /// <returns>Its number, for <see cref="IsReady"/>.</returns>
    public int Add(SafeHandle file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _entries.Add(new() { File = (int)file.DangerousGetHandle(), Events = Native.Readable });
        return _entries.Count - 1;
    }

    /// <summary>Waits.</summary>
    /// <param name="milliseconds">How long at most; -1 for as long as it takes.</param>
    public void Wait(int milliseconds)
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        fixed (Native.PollEntry* first = entries)
        {
            // A signal may end the wait: then nothing is ready, and the caller waits again.
            if (Native.Poll(first, (nuint)entries.Length, milliseconds) < 0)
                foreach (ref var entry in entries)
                    entry.Results = 0;
        }
    }

    /// <summary>Whether a file was readable, closed by its other side or in error.</summary>
    /// <param name="index">The file's number.</param>
    /// <returns>True if a read does not wait.</returns>
    public bool IsReady(int index) => _entries[index].Results != 0;
}
