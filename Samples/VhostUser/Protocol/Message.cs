using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VhostUser.Protocol;

/// <summary>A message as it arrived: nothing of it is trusted.</summary>
/// <param name="header">How it begins.</param>
/// <param name="payload">The bytes that follow.</param>
/// <param name="files">The files that came with it; those that nobody takes are closed with the message.</param>
public sealed class Message(MessageHeader header, byte[] payload, List<SafeFileHandle> files) : IDisposable
{
    /// <summary>What is asked for, or replied to.</summary>
    public Request Request => header.Request;

    /// <summary>Version and kind.</summary>
    public MessageFlags Flags => header.Flags;

    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload => payload;

    /// <summary>How many files came with the message.</summary>
    public int FileCount => files.Count;

    /// <summary>The payload as one value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="VhostUserException">The payload has another size.</exception>
    public T Read<T>()
        where T : unmanaged => payload.Length == Marshal.SizeOf<T>()
        ? MemoryMarshal.Read<T>(payload)
        : throw new VhostUserException($"{Request} came with {payload.Length} bytes instead of {Marshal.SizeOf<T>()}.");

    /// <summary>Takes the files over.</summary>
    /// <param name="count">How many there must be.</param>
    /// <returns>The files, to be disposed.</returns>
    /// <exception cref="VhostUserException">There are more or fewer.</exception>
    public IReadOnlyList<SafeFileHandle> TakeFiles(int count)
    {
        if (files.Count != count)
            throw new VhostUserException($"{Request} came with {files.Count} file descriptors instead of {count}.");
        var taken = files.ToArray();
        files.Clear();
        return taken;
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        files.ForEach(file => file.Dispose());
        files.Clear();
    }
}
