namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>Which promises of <see cref="LayoutGen.Memory.ISharedMemory{TSelf}"/> a simulated memory keeps.</summary>
internal interface IStrength
{
    static abstract bool Releases { get; }

    static abstract bool Acquires { get; }
}
