namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>What surrounds the cases of rules: the runtime library's own network device, and what a driver or device has at hand.</summary>
internal static class Driver
{
    private const string Usings = """
        using System;
        using System.Buffers.Binary;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;
        using LayoutGen;
        using LayoutGen.Devices;
        using LayoutGen.Layouts;
        using LayoutGen.Memory;
        using LayoutGen.Queues;
        using LayoutGen.Rings;

        """;

    /// <summary>A case that is the body of a method.</summary>
    public static string InMethod(string statements) => InClass($$"""
            unsafe void M<TRing>(
                LoopbackTransport device, NegotiatedFeatures features, OfferedFeatures offered, FeatureTable table,
                NetRxPacket rx, NetTxPacket tx, GuestMemory memory, GuestAllocator allocator, RingAddresses addresses,
                TRing ring, Span<byte> bytes, int n, bool x)
                where TRing : struct, IDriverRing
            {
                {{statements}}
            }
        """);

    /// <summary>A case that is one or more members of a class.</summary>
    public static string InClass(string members) => InFile($$"""
        public class C
        {
        {{members}}
        }
        """);

    /// <summary>A case that is one or more types.</summary>
    public static string InFile(string types) => Usings + types;
}
