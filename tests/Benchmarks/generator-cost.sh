#!/usr/bin/env bash
# What a generator adds to a clean build: 200 declarations (headers and packets) for LayoutGen, 200 types for System.Text.Json.
# Each project is built with its generator and, with the same types as plain C#, without. Builds are interleaved, so that a
# machine's changing speed meets them all; medians are printed.
#
#   tests/Benchmarks/generator-cost.sh [ROUNDS [PAIRS]]     default 7 rounds, 100 pairs of types
set -euo pipefail
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

rounds=${1:-7}
pairs=${2:-100}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build "$root/tests/Benchmarks/LayoutGen.Benchmarks.csproj" -c Release -v quiet
bin=$root/.artifacts/bin

make_project() { # NAME ITEMS
    mkdir -p "$work/$1"
    "$bin/LayoutGen.Benchmarks/release/benchmarks" declare "$1" "$pairs" > "$work/$1/Types.cs"
    cat > "$work/$1/$1.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>$2</ItemGroup>
</Project>
PROJECT
    dotnet restore "$work/$1" -v quiet
}

library="<Reference Include='$bin/LayoutGen/release/LayoutGen.dll' />"
generated="$library<Analyzer Include='$bin/LayoutGen.Generator/release/LayoutGen.Generator.dll' />"
make_project layoutgen "$generated"
make_project layoutgen-plain "$library"
make_project json ""
make_project json-plain ""
kinds="layoutgen layoutgen-plain json json-plain"

build() { # NAME [OPTION...]; a compiler of its own for every build, so that its time is counted
    dotnet build "$work/$1" --no-restore --no-incremental -nodeReuse:false -p:UseSharedCompilation=false "${@:2}"
}

TIMEFORMAT='%R %U %S'
for kind in $kinds; do build "$kind" -v quiet > /dev/null; done
for ((round = 0; round < rounds; round++)); do
    for kind in $kinds; do
        { time build "$kind" -v quiet > /dev/null; } 2>> "$work/$kind.times"
    done
done

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
wall() { awk '{ print $1 }' "$work/$1.times" | median; }
cpu() { awk '{ print $2 + $3 }' "$work/$1.times" | median; }
generator() { # seconds in the generator, as the compiler reports them, in the process of one build
    build "$1" -v detailed -p:ReportAnalyzer=true | awk '/Total generator execution time/ { print $(NF - 1) }' | tail -n 1
}

report() { # TITLE WITH WITHOUT
    awk -v title="$1" -v ww="$(wall "$2")" -v wo="$(wall "$3")" -v cw="$(cpu "$2")" -v co="$(cpu "$3")" -v gen="$(generator "$2")" 'BEGIN {
        printf "%-18s %8.2f %8.2f %8.2f %9.2f %9.2f %9.2f %10s\n", title, ww, wo, ww - wo, cw, co, cw - co, gen }'
}

echo "$((2 * pairs)) types, median of $rounds clean builds, seconds"
printf '%-18s %8s %8s %8s %9s %9s %9s %10s\n' "" "wall" "without" "added" "CPU" "without" "added" "generator"
report LayoutGen layoutgen layoutgen-plain
report System.Text.Json json json-plain
