using System.Buffers.Binary;

namespace Emulator.Serving.Net;

/// <summary>Leases 10.0.2.15 to whoever asks (RFC 2131), and names a file to boot.</summary>
internal static class DhcpServer
{
    private const int EthernetSize = 14;
    private const int Ipv4Size = 20;
    private const int UdpSize = 8;
    private const int FixedSize = 236;
    private const uint Cookie = 0x63825363;
    private const uint Lease = 0x0a00020f;
    private const byte MessageTypeOption = 53;
    private const byte Discover = 1;
    private const byte Offer = 2;
    private const byte RequestType = 3;
    private const byte Acknowledge = 5;

    private static ReadOnlySpan<byte> BootFile => "boot.ipxe"u8;

    /// <summary>The frame that answers an IPv4 packet, without its Ethernet addresses; null if there is none.</summary>
    public static byte[]? Answer(ReadOnlySpan<byte> ip)
    {
        var message = ip[Ipv4Size..];
        if (message.Length < UdpSize + FixedSize + 4 || BinaryPrimitives.ReadUInt16BigEndian(message[2..]) != 67)
            return null;
        message = message[UdpSize..];
        if (message[0] != 1 || BinaryPrimitives.ReadUInt32BigEndian(message[FixedSize..]) != Cookie)
            return null;
        byte? type = MessageType(message[(FixedSize + 4)..]) switch { Discover => Offer, RequestType => Acknowledge, _ => null };
        return type is null ? null : Reply(message, type.Value);
    }

    private static byte? MessageType(ReadOnlySpan<byte> options)
    {
        while (options.Length > 2 && options[0] != 0xFF)
        {
            if (options[0] == MessageTypeOption && options[1] == 1)
                return options[2];
            var size = options[0] == 0 ? 1 : 2 + options[1];
            if (size > options.Length)
                return null;
            options = options[size..];
        }

        return null;
    }

    private static byte[] Reply(ReadOnlySpan<byte> request, byte type)
    {
        // Type; server; lease of an hour; mask of 24 bits; router; end.
        ReadOnlySpan<byte> options =
        [
            MessageTypeOption, 1, type, 54, 4, 10, 0, 2, 2, 51, 4, 0, 0, 14, 16, 1, 4, 255, 255, 255, 0, 3, 4, 10, 0, 2, 2, 0xFF,
        ];
        var reply = new byte[EthernetSize + Ipv4Size + UdpSize + FixedSize + 4 + options.Length];
        reply[12] = 0x08;

        var message = reply.AsSpan(EthernetSize + Ipv4Size + UdpSize);
        request[..FixedSize].CopyTo(message);
        message[0] = 2;
        BinaryPrimitives.WriteUInt32BigEndian(message[16..], Lease);
        BinaryPrimitives.WriteUInt32BigEndian(message[20..], EchoHost.Address);
        message[44..FixedSize].Clear();
        BootFile.CopyTo(message[108..]);
        BinaryPrimitives.WriteUInt32BigEndian(message[FixedSize..], Cookie);
        options.CopyTo(message[(FixedSize + 4)..]);

        // A checksum of 0 means that there is none (RFC 768).
        var udp = reply.AsSpan(EthernetSize + Ipv4Size);
        BinaryPrimitives.WriteUInt16BigEndian(udp, 67);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], 68);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)udp.Length);

        var ip = reply.AsSpan(EthernetSize);
        (ip[0], ip[8], ip[9]) = (0x45, 64, 17);
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)ip.Length);
        BinaryPrimitives.WriteUInt32BigEndian(ip[12..], EchoHost.Address);
        BinaryPrimitives.WriteUInt32BigEndian(ip[16..], uint.MaxValue);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], Checksum(ip[..Ipv4Size]));
        return reply;
    }

    private static ushort Checksum(ReadOnlySpan<byte> header)
    {
        var sum = 0u;
        for (var i = 0; i < header.Length; i += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(header[i..]);
        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~(sum + (sum >> 16));
    }
}
