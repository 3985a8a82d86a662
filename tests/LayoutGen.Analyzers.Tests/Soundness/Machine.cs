namespace LayoutGen.Analyzers.Tests.Soundness;

/// <summary>What random programs are made of, and what runs them.</summary>
internal static class Machine
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using LayoutGen;
        using LayoutGen.Devices;

        public sealed class Stop : Exception;

        public static class Machine
        {
            static readonly HashSet<int> Wrong = [];
            static Random Dice = new(0);
            static int Steps;

            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
            static int Merged(NegotiatedFeatures features, int site)
            {
                if (!features.HasFreeFraming)
                    Wrong.Add(site);
                return Steps++ < 300 ? 0 : throw new Stop();
            }

            static bool Fuel() => Steps++ < 100 && Dice.Next(8) > 0;
            static void MayThrow() { if (Dice.Next(3) == 0) throw new Stop(); }
            [DoesNotReturn] static void Fail() => throw new Stop();
            static void Check([DoesNotReturnIf(false)] bool condition) { if (!condition) throw new Stop(); }
            static NegotiatedFeatures Next() => Negotiate(Dice.Next(8));

            static NegotiatedFeatures Negotiate(int choice)
            {
                var bits = FeatureSet.None;
                if ((choice & 1) != 0) bits = bits.With(Feature.Version1);
                if ((choice & 2) != 0) bits = bits.With(Feature.AnyLayout);
                if ((choice & 4) != 0) bits = bits.With(NetFeature.MrgRxBuf);
                return new FeatureTable([]).Accept(new(bits), bits);
            }

            public static IEnumerable<int> RunAll(int methods)
            {
                for (var number = 0; number < methods; number++)
                {
                    var method = typeof(Programs).GetMethod($"M{number}")!
                        .CreateDelegate<Action<NegotiatedFeatures, NegotiatedFeatures, bool, bool>>();
                    for (var run = 0; run < 8 * 8 * 4 * 4; run++)
                    {
                        (Dice, Steps) = (new(run), 0);
                        try
                        {
                            method(Negotiate(run & 7), Negotiate((run >> 3) & 7), (run & 64) != 0, (run & 128) != 0);
                        }
                        catch (Stop)
                        {
                        }
                    }
                }
                return Wrong;
            }

            public static class Programs
            {
                /*methods*/
            }
        }
        """;
}
