using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>What a fuzzed ring is made with.</summary>
internal sealed record RingSetup(RingFormat Format, GuestMemory Memory, RingAddresses Addresses, int Size, RingOptions Options)
{
    public bool Has(RingOptions option) => (Options & option) != 0;
}
