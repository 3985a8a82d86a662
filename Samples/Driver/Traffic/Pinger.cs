using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using Driver.Devices;
using PacketDotNet;
using PacketDotNet.Utils;

namespace Driver.Traffic;

/// <summary>Asks a host for its address (RFC 826) and for echoes (RFC 792), in frames that a network device carries.</summary>
/// <param name="driver">The driver of the device.</param>
/// <param name="own">The driver's own address.</param>
/// <param name="host">The host's.</param>
/// <param name="pair">The pair of queues that is used.</param>
internal sealed class Pinger(NetDriver driver, IPAddress own, IPAddress host, int pair = 0)
{
    /// <summary>What an Ethernet frame of 1514 bytes holds behind its headers.</summary>
    public const int MaximumData = 1472;

    private const int EchoHeader = 8;
    private const ushort Id = 0x4c47;
    private const int Attempts = 10;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly PhysicalAddress _ownMac = new(driver.Mac);
    private PhysicalAddress? _hostMac;

    /// <summary>Asks for the host's address, more than once if there is no answer.</summary>
    /// <exception cref="DriverException">There is none.</exception>
    public PhysicalAddress Resolve()
    {
        var question = new EthernetPacket(_ownMac, PhysicalAddress.Parse("FF-FF-FF-FF-FF-FF"), EthernetType.Arp)
        {
            PayloadPacket = new ArpPacket(ArpOperation.Request, new(new byte[6]), host, _ownMac, own),
        };
        var answer = Ask(question.Bytes, frame =>
            frame.Extract<ArpPacket>() is { Operation: ArpOperation.Response } arp && arp.SenderProtocolAddress.Equals(host) ? arp : null);
        return _hostMac = answer.SenderHardwareAddress;
    }

    /// <summary>Sends data, and compares what comes back.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="DriverException">Nothing comes back, or something else.</exception>
    public TimeSpan Ping(ushort sequence, int size)
    {
        var data = new byte[size];
        new Random(sequence).NextBytes(data);
        var echo = new IcmpV4Packet(new ByteArraySegment(new byte[EchoHeader]))
        {
            TypeCode = IcmpV4TypeCode.EchoRequest,
            Id = Id,
            Sequence = sequence,
            PayloadData = data,
        };
        echo.UpdateIcmpChecksum();
        var packet = new IPv4Packet(own, host) { Protocol = ProtocolType.Icmp, TimeToLive = 64, PayloadPacket = echo };
        packet.UpdateIPChecksum();
        var frame = new EthernetPacket(_ownMac, _hostMac ?? Resolve(), EthernetType.IPv4) { PayloadPacket = packet };
        var watch = Stopwatch.StartNew();
        var answer = Ask(frame.Bytes, frame =>
            frame.Extract<IcmpV4Packet>() is { TypeCode: IcmpV4TypeCode.EchoReply } reply && reply.Sequence == sequence ? reply : null);
        return answer.PayloadData.AsSpan().SequenceEqual(data)
            ? watch.Elapsed
            : throw new DriverException($"Other bytes came back than those of echo request {sequence}.");
    }

    private T Ask<T>(byte[] question, Func<Packet, T?> isAnswer)
        where T : Packet
    {
        var queues = driver.Pairs[pair];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            queues.Send(question);
            while (queues.Receive(s_patience) is { } frame)
                if (isAnswer(Packet.ParsePacket(LinkLayers.Ethernet, frame.Bytes)) is { } answer)
                    return answer;
        }

        throw new DriverException($"{host} does not answer.");
    }
}
