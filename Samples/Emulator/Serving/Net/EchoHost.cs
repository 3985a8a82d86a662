using System.Buffers.Binary;
using System.Net;

namespace Emulator.Serving.Net;

/// <summary>
/// A host at 10.0.2.2 that answers ARP, ping and DHCP, and nothing else. It keeps no state: the answer is made of the question.
/// </summary>
internal static class EchoHost
{
    private const int EthernetSize = 14;
    private const int TypeOffset = 12;
    private const ushort ArpType = 0x0806;
    private const ushort Ipv4Type = 0x0800;
    private const int ArpSize = 28;
    private const int Ipv4Size = 20;
    private const byte Icmp = 1;
    private const byte Udp = 17;

    /// <summary>The host's address.</summary>
    public static readonly uint Address = ToUInt32(IPAddress.Parse("10.0.2.2"));

    private static ReadOnlySpan<byte> Mac => [0x52, 0x55, 0x0a, 0x00, 0x02, 0x02];

    /// <summary>The answer to a frame; null if there is none.</summary>
    public static byte[]? Answer(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < EthernetSize)
            return null;
        var type = BinaryPrimitives.ReadUInt16BigEndian(frame[TypeOffset..]);
        var answer = type switch
        {
            ArpType => AnswerArp(frame),
            Ipv4Type when frame.Length >= EthernetSize + Ipv4Size && frame[EthernetSize] == 0x45 => AnswerIpv4(frame),
            _ => null,
        };
        if (answer is null)
            return null;
        frame[6..12].CopyTo(answer);
        Mac.CopyTo(answer.AsSpan(6));
        return answer;
    }

    private static byte[]? AnswerArp(ReadOnlySpan<byte> frame)
    {
        ReadOnlySpan<byte> request = [0, 1, 8, 0, 6, 4, 0, 1];
        var arp = frame[EthernetSize..];
        if (arp.Length < ArpSize || !arp.StartsWith(request) || BinaryPrimitives.ReadUInt32BigEndian(arp[24..]) != Address)
            return null;
        var answer = frame.ToArray();
        var body = answer.AsSpan(EthernetSize);
        body[7] = 2;
        arp[8..18].CopyTo(body[18..]);
        Mac.CopyTo(body[8..]);
        BinaryPrimitives.WriteUInt32BigEndian(body[14..], Address);
        return answer;
    }

    private static byte[]? AnswerIpv4(ReadOnlySpan<byte> frame)
    {
        var ip = frame[EthernetSize..];
        return ip[9] switch
        {
            Icmp when BinaryPrimitives.ReadUInt32BigEndian(ip[16..]) == Address => Reflect(frame),
            Udp => DhcpServer.Answer(ip),
            _ => null,
        };
    }

    /// <summary>
    /// A ping comes back with its addresses exchanged, fragment by fragment; only the first one has the type that makes it a reply.
    /// </summary>
    private static byte[]? Reflect(ReadOnlySpan<byte> frame)
    {
        var isFirst = (BinaryPrimitives.ReadUInt16BigEndian(frame[(EthernetSize + 6)..]) & 0x1FFF) == 0;
        var icmp = frame[(EthernetSize + Ipv4Size)..];
        if (isFirst && (icmp.Length < 8 || icmp[0] != 8))
            return null;
        var answer = frame.ToArray();
        var body = answer.AsSpan(EthernetSize);
        frame.Slice(EthernetSize + 12, 4).CopyTo(body[16..]);
        frame.Slice(EthernetSize + 16, 4).CopyTo(body[12..]);
        if (!isFirst)
            return answer;
        // RFC 1624: the checksum changes by what the type changes, 0x0800 to 0.
        body[Ipv4Size] = 0;
        var sum = (uint)BinaryPrimitives.ReadUInt16BigEndian(icmp[2..]) + 0x0800;
        BinaryPrimitives.WriteUInt16BigEndian(body[(Ipv4Size + 2)..], (ushort)(sum + (sum >> 16)));
        return answer;
    }

    private static uint ToUInt32(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
