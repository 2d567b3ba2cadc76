using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger;

/// <summary>
/// Appends, erases, signs, proves, checks and restarts in random order. Goal: whatever happened, nothing is found where nothing was
/// changed, and every proof handed out stays valid against every later checkpoint's ledger. The seed is in the test's name.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class LedgerModelTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_order_it_happens_in_proofs_stay_valid_and_checks_find_nothing(int seed)
    {
        var random = new Random(seed);
        var host = await LedgerHost.StartAsync();
        try
        {
            List<(byte[] LeafHash, TlogProof Proof)> handedOut = [];
            List<Checkpoint> signed = [];
            for (var step = 0; step < Steps; step++)
            {
                switch (random.Next(7))
                {
                    case 0 or 1 or 2:
                        await host.AppendAsync(random.Next(1, 12));
                        break;
                    case 3:
                        await EraseAsync(host, random);
                        break;
                    case 4 when await host.Get<CheckpointMaker>().SignAsync(CancellationToken.None) is { } note:
                        signed.Add(Checkpoint.Open(note, host.Get<LedgerKeys>().Accepted).ShouldNotBeNull());
                        handedOut.AddRange(await ProveSomeAsync(host, random));
                        break;
                    case 5:
                        (await (random.Next(2) is 0 ? host.Check.CheckNewAsync(default) : host.Check.CheckAllAsync(default))).ShouldBe(0);
                        break;
                    case 6:
                        host = await host.RestartAsync();
                        break;
                }
            }

            (await host.FindAsync()).ShouldBeEmpty();
            handedOut.ShouldNotBeEmpty();
            handedOut.ShouldAllBe(one => one.Proof.Proves(one.LeafHash, host.Get<LedgerKeys>().Accepted));
            await ConsistentAsync(host, signed);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task EraseAsync(LedgerHost host, Random random)
    {
        var chosen = random.Next(1, 40);
        await host.Get<Atomic>().RunAsync(
            scope => LedgerErasure.EraseAsync(
                scope,
                scope.Db.Set<LedgerEntry>().Where(entry => entry.Sequence % 40 == chosen),
                host.Clock.GetUtcNow(),
                CancellationToken.None),
            CancellationToken.None);
    }

    private static async Task<List<(byte[] LeafHash, TlogProof Proof)>> ProveSomeAsync(LedgerHost host, Random random)
    {
        await using var db = await host.ContextAsync();
        var entries = await db.Set<LedgerEntry>().AsNoTracking().ToListAsync();
        List<(byte[], TlogProof)> proofs = [];
        foreach (var entry in entries.Where(_ => random.Next(4) is 0))
        {
            var proof = await host.Get<LedgerProofReads>().FindAsync(entry.Sequence, CancellationToken.None);
            proofs.Add((entry.ToLeaf().Hash(), proof.ShouldNotBeNull()));
        }

        (await host.Get<LedgerProofReads>().FindBrokenAsync(db, entries, CancellationToken.None)).ShouldBeEmpty();
        return proofs;
    }

    private static async Task ConsistentAsync(LedgerHost host, List<Checkpoint> signed)
    {
        await using var db = await host.ContextAsync();
        foreach (var (earlier, later) in signed.Zip(signed.Skip(1)))
        {
            List<byte[]> proof = [];
            foreach (var (first, end) in MerkleProof.RangesOfConsistency(earlier.Size, later.Size))
            {
                var nodes = TreeNodeId.Covering(first, end).ToList();
                var hashes = await LedgerTree.FindAsync(db, nodes, CancellationToken.None);
                proof.Add(MerkleProof.Join(nodes.ConvertAll(node => hashes[node])));
            }

            MerkleProof.IsConsistent(earlier.Size, later.Size, earlier.Root, later.Root, proof).ShouldBeTrue();
        }
    }
}
