# What `prove` does, with two things more: the last line counts what was skipped, and where CI is set nothing may be.
use strict;
use warnings;
use TAP::Harness;

my $harness = TAP::Harness->new({ jobs => 2, timer => 1, color => -t STDOUT, exec => ['tests/run'] });
my $all = $harness->runtests(@ARGV);
my ($skipped, $failed) = (scalar $all->skipped, scalar $all->failed);
my $whole = $all->all_passed && !$all->exit && !$all->parse_errors;
printf "dezmap: %d passed, %d failed, %d skipped\n", $all->passed - $skipped, $failed, $skipped;
if ($skipped && $ENV{CI}) {
    print "In CI nothing may be skipped.\n";
    $whole = 0;
}
exit($whole && $all->total ? 0 : 1);
