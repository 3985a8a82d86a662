namespace LayoutGen.Tests;

/// <summary>What a peer is called, how to see whether it is there, and what to do if it is not.</summary>
internal sealed record PeerRequirement(string Name, Func<bool> IsMet, string Remedy)
{
    public static PeerRequirement Of(Peer peer) => peer switch
    {
        Peer.Gcc => new(
            "C compiler with the kernel's headers",
            () => IsOnPath("gcc") && File.Exists("/usr/include/linux/virtio_net.h"),
            "apt-get install gcc libc6-dev linux-libc-dev"),
        Peer.NativeAot => new(
            "linker for NativeAOT, with a disassembler",
            () => OperatingSystem.IsLinux() && IsOnPath("gcc") && IsOnPath("objdump"),
            "apt-get install gcc libc6-dev zlib1g-dev binutils"),
        _ => throw new ArgumentOutOfRangeException(nameof(peer), peer, "No such peer."),
    };

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
