namespace LayoutGen.Devices;

/// <summary>Types of statistics, each also a bit of <see cref="NetStatsQuery.TypesBitmap"/> (virtio 1.4, 5.1.9.5.11).</summary>
public enum NetStatsType : byte
{
    /// <summary><see cref="NetStatsRxBasic"/>.</summary>
    RxBasic = 0,

    /// <summary><see cref="NetStatsRxCsum"/>.</summary>
    RxCsum = 1,

    /// <summary><see cref="NetStatsRxGso"/>.</summary>
    RxGso = 2,

    /// <summary><see cref="NetStatsRxSpeed"/>.</summary>
    RxSpeed = 3,

    /// <summary><see cref="NetStatsTxBasic"/>.</summary>
    TxBasic = 16,

    /// <summary><see cref="NetStatsTxCsum"/>.</summary>
    TxCsum = 17,

    /// <summary><see cref="NetStatsTxGso"/>.</summary>
    TxGso = 18,

    /// <summary><see cref="NetStatsTxSpeed"/>.</summary>
    TxSpeed = 19,

    /// <summary><see cref="NetStatsCvq"/>.</summary>
    Cvq = 32,
}
