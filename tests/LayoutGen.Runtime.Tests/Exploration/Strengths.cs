namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>The memory that rings are promised, and such as break one promise each.</summary>
internal static class Strengths
{
    public readonly struct Promised : IStrength
    {
        public static bool Releases => true;

        public static bool Acquires => true;
    }

    public readonly struct WithoutRelease : IStrength
    {
        public static bool Releases => false;

        public static bool Acquires => true;
    }

    public readonly struct WithoutAcquire : IStrength
    {
        public static bool Releases => true;

        public static bool Acquires => false;
    }
}
