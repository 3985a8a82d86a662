using LayoutGen.Devices;
using LayoutGen.Workloads;

Span<byte> bytes = stackalloc byte[NetHeader.MaximumSize];
HeaderTwins.Write12View(bytes, 1);
HeaderTwins.Write12ByHand(bytes, 1);
Barriers.NativeBarrier();
Barriers.PlatformBarrier();
Console.WriteLine(
    HeaderTwins.Read12View(bytes) + HeaderTwins.Read12ByHand(bytes) +
    HeaderTwins.Read20View(bytes) + HeaderTwins.Read20ByHand(bytes) +
    HeaderTwins.Read10BigEndianView(bytes) + HeaderTwins.Read10BigEndianByHand(bytes) +
    HeaderTwins.Loop20View(bytes) + HeaderTwins.Loop20ByHand(bytes) +
    HeaderTwins.Ask12View(bytes) + HeaderTwins.Ask12ByHand(bytes));
