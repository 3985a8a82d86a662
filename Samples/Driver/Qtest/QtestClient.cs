using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Driver.Qtest;

/// <summary>
/// QEMU's protocol for tests (docs/devel/qtest): a line asks, a line answers. What is asked for is what a processor would do.
/// </summary>
/// <param name="socket">The connection, which is closed with this.</param>
internal sealed class QtestClient(Socket socket) : IDisposable
{
    private const string Ok = "OK";
    private const string Interrupt = "IRQ ";

    private readonly byte[] _received = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns>What follows the word that all is well.</returns>
    /// <exception cref="DriverException">All is not well, or the machine has ended.</exception>
    public string Ask(string command)
    {
        try
        {
            socket.Send(Encoding.ASCII.GetBytes($"{command}\n"));
            var answer = ReadLine();
            // Lines about interrupts come at any time.
            while (answer.StartsWith(Interrupt, StringComparison.Ordinal))
                answer = ReadLine();
            return answer.StartsWith(Ok, StringComparison.Ordinal)
                ? answer[Ok.Length..].Trim()
                : throw new DriverException($"The machine answers '{command}' with '{answer}'.");
        }
        catch (SocketException)
        {
            throw HasEnded();
        }
    }

    /// <summary>Reads some bytes of the machine's memory or its devices, in one access.</summary>
    public void Read(ulong address, Span<byte> bytes) =>
        Convert.FromHexString(
            Ask(string.Create(CultureInfo.InvariantCulture, $"read 0x{address:x} 0x{bytes.Length:x}")).AsSpan(2), bytes, out _, out _);

    /// <summary>Writes some bytes, in one access.</summary>
    public void Write(ulong address, ReadOnlySpan<byte> bytes) =>
        Ask(string.Create(CultureInfo.InvariantCulture, $"write 0x{address:x} 0x{bytes.Length:x} 0x{Convert.ToHexStringLower(bytes)}"));

    public void Dispose() => socket.Dispose();

    private static DriverException HasEnded() => new("The machine has ended.");

    private string ReadLine()
    {
        var line = new StringBuilder();
        while (true)
        {
            while (_start < _end)
                if (_received[_start++] is var letter and not (byte)'\n')
                    line.Append((char)letter);
                else
                    return line.ToString();
            (_start, _end) = (0, socket.Receive(_received));
            if (_end == 0)
                throw HasEnded();
        }
    }
}
