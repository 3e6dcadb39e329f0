#!/usr/bin/env python3
"""Trains the candidate scorer with PyTorch, on a GPU where there is one.

Reads what `stevolve export --format safetensors` wrote (rows and architecture) and writes weights that
`stevolve policy import` turns into the same ONNX model that `stevolve train` makes. Needs PyTorch 1.13 or later and
nothing else.

    train_policy.py train --dataset rows.safetensors --architecture architecture.json --out weights.safetensors
    train_policy.py judge --rows rows.safetensors --out slopes.safetensors

`judge` computes loss and slopes of all rows at once from given parameters; `npm run policy-parity` compares them with those
of the TypeScript trainer. Wider and deeper scorers: change the layers in architecture.json.
"""

import argparse
import ctypes
import json
import math
import os
import struct
import sys
import time

try:
    import torch
    from torch.nn import functional
except ModuleNotFoundError:
    sys.exit('PyTorch is not installed for this Python. On Debian: apt-get install python3-torch')

ELEMENTS = {'F32': torch.float32, 'I32': torch.int32, 'I64': torch.int64}
NAMES = {element: name for name, element in ELEMENTS.items()}
LARGEST_HEADER_BYTES = 100_000_000
SPLITS = {'train': 0, 'validation': 1, 'test': 2}


def read_safetensors(path):
    """All tensors of a file and its metadata. Exits with a sentence where it is malformed."""
    size = os.path.getsize(path)
    with open(path, 'rb') as file:
        (length,) = struct.unpack('<Q', file.read(8))
        if length > min(LARGEST_HEADER_BYTES, size - 8):
            sys.exit(f'{path} is not a safetensors file: its header is longer than it.')
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    metadata = header.pop('__metadata__', {})
    tensors = {}
    for name, place in header.items():
        begin, end = place['data_offsets']
        element = ELEMENTS[place['dtype']]
        if end == begin:
            tensors[name] = torch.zeros(place['shape'], dtype=element)
        else:
            values = torch.frombuffer(memoryview(data)[begin:end], dtype=element)
            tensors[name] = values.reshape(place['shape']).clone()
    return tensors, metadata


def write_safetensors(path, tensors, metadata):
    """Writes tensors; the file appears under its name as a whole."""
    header, offset, parts = {'__metadata__': metadata}, 0, []
    for name, tensor in tensors.items():
        tensor = tensor.detach().cpu().contiguous()
        # Without numpy, which PyTorch does not always bring.
        raw = ctypes.string_at(tensor.data_ptr(), tensor.numel() * tensor.element_size()) if tensor.numel() else b''
        header[name] = {
            'dtype': NAMES[tensor.dtype],
            'shape': list(tensor.shape),
            'data_offsets': [offset, offset + len(raw)],
        }
        offset += len(raw)
        parts.append(raw)
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    with open(path + '.half', 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text)
        for raw in parts:
            file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + '.half', path)


def parameter_shapes(architecture):
    """Names and shapes in the order of the flat vector; the same as `parameterShapes` in architecture.ts."""

    def tower(name, width, layers):
        for index, layer in enumerate(layers):
            yield f'{name}.{index}.weight', (width, layer)
            yield f'{name}.{index}.bias', (layer,)
            width = layer

    context, candidate, joint = (architecture[f'{name}Layers'] for name in ('context', 'candidate', 'joint'))
    return [
        *tower('context', architecture['contextFeatures'], context),
        *tower('candidate', architecture['candidateFeatures'], candidate),
        ('joint.context.weight', (context[-1], joint[0])),
        ('joint.candidate.weight', (candidate[-1], joint[0])),
        ('joint.bias', (joint[0],)),
        *tower('joint', joint[0], joint[1:]),
        ('choice.weight', (joint[-1], 1)),
        ('success.weight', (joint[-1], 1)),
        ('success.bias', (1,)),
    ]


def split_parameters(flat, architecture):
    """Takes the flat vector apart."""
    parameters, offset = {}, 0
    for name, shape in parameter_shapes(architecture):
        count = math.prod(shape)
        parameters[name] = flat[offset : offset + count].reshape(shape).clone()
        offset += count
    if offset != flat.numel():
        sys.exit(f'The architecture has {offset} parameters, and {flat.numel()} are given.')
    return parameters


def flatten(parameters, architecture):
    return torch.cat([parameters[name].detach().reshape(-1).float().cpu() for name, _ in parameter_shapes(architecture)])


def initial_parameters(architecture, seed):
    """As in architecture.ts, with PyTorch's own chance: matrices normal with variance 2 / inputs, vectors zero."""
    generator = torch.Generator().manual_seed(seed)
    parameters = {}
    for name, shape in parameter_shapes(architecture):
        if len(shape) == 1:
            parameters[name] = torch.zeros(shape)
            continue
        scale = 0.01 if shape[1] == 1 else math.sqrt(2 / shape[0])
        parameters[name] = scale * torch.randn(shape, generator=generator)
    return parameters


def score(parameters, architecture, context, candidates):
    """Logits of choice and success, [decisions, candidates] each."""

    def tower(name, values, layers):
        for index in range(layers):
            weight, bias = parameters[f'{name}.{index}.weight'], parameters[f'{name}.{index}.bias']
            values = functional.relu(values @ weight + bias)
        return values

    of_context = tower('context', context, len(architecture['contextLayers']))
    of_candidate = tower('candidate', candidates, len(architecture['candidateLayers']))
    perceived = of_context @ parameters['joint.context.weight'] + parameters['joint.bias']
    joint = functional.relu(of_candidate @ parameters['joint.candidate.weight'] + perceived[:, None, :])
    last = tower('joint', joint, len(architecture['jointLayers']) - 1)
    choice = (last @ parameters['choice.weight'])[..., 0]
    success = (last @ parameters['success.weight'])[..., 0] + parameters['success.bias']
    return choice.float(), success.float()


def losses(choice, success, batch, weights):
    """Total, choice, pair and success loss; each a mean over decisions by weight, as in loss-graph.ts."""
    masked = torch.where(batch['mask'] > 0.5, choice, torch.full_like(choice, -1e9))
    share = batch['weight'] / batch['weight'].sum().clamp(min=1e-12)
    of_choice = (share * -(batch['target'] * functional.log_softmax(masked, 1)).sum(1)).sum()
    has_rejected = batch['rejected'].sum(1)
    margin = ((batch['target'] - batch['rejected']) * has_rejected[:, None] * choice).sum(1)
    of_pair = (share * has_rejected * functional.softplus(-margin)).sum()
    tried = (batch['tried'] * success).sum(1)
    of_success = (share * functional.binary_cross_entropy_with_logits(tried, batch['succeeded'], reduction='none')).sum()
    total = weights['choice'] * of_choice + weights['pair'] * of_pair + weights['success'] * of_success
    return torch.stack([total, of_choice, of_pair, of_success]), masked.argmax(1), tried


class Rows:
    """A dataset on one device, with decisions padded batch by batch."""

    def __init__(self, path, device):
        tensors, self.metadata = read_safetensors(path)
        self.tensors = {name: tensor.to(device) for name, tensor in tensors.items()}
        ends = self.tensors['candidate_ends'].long()
        self.begins = torch.cat([ends.new_zeros(1), ends[:-1]])
        self.counts = ends - self.begins
        for name in ('context', 'candidates'):
            if not bool(torch.isfinite(self.tensors[name]).all()):
                sys.exit(f'The tensor "{name}" of {path} holds a number that is none.')

    def of_split(self, name):
        return (self.tensors['split'] == SPLITS[name]).nonzero()[:, 0]

    def batch(self, rows, lessons):
        counts = self.counts[rows]
        places = torch.arange(int(counts.max()), device=rows.device)
        mask = places[None, :] < counts[:, None]
        index = torch.where(mask, self.begins[rows, None] + places, self.begins[rows, None])

        def one_hot(chosen, where):
            chosen = chosen.long()
            return ((places[None, :] == chosen[:, None]) & where[:, None]).float()

        succeeded = self.tensors['succeeded'][rows]
        everywhere = torch.ones_like(succeeded, dtype=torch.bool)
        weight = self.tensors['weight'][rows]
        target = self.tensors['target']
        # As batches.ts: a choice that worked and beside which another was better is an example, or counts for the other.
        preferred = (succeeded == 1) & (self.tensors['rejected'][rows] >= 0)
        if lessons == 'preferences':
            weight = torch.where(preferred, 1 / weight, weight)
            right = target[rows]
        else:
            right = torch.where(preferred, self.tensors['tried'][rows], target[rows])
        return {
            'context': self.tensors['context'][rows],
            'candidates': self.tensors['candidates'][index] * mask[..., None],
            'mask': mask.float(),
            'target': one_hot(right, everywhere if lessons != 'successes' else succeeded == 1),
            'rejected': one_hot(self.tensors['rejected'][rows], everywhere if lessons == 'preferences' else ~everywhere),
            'tried': one_hot(self.tensors['tried'][rows], everywhere),
            'succeeded': succeeded.float(),
            'weight': weight,
        }


def judge_rows(parameters, architecture, rows, chosen, settings):
    """Losses, accuracy, the planner's accuracy, and success logits with what came of them."""
    sums, whole, right, first, known, logits, outcomes = torch.zeros(4), 0.0, 0, 0, 0, [], []
    with torch.no_grad():
        for some in chosen.split(settings['batch']):
            batch = rows.batch(some, settings['lessons'])
            choice, success = score(parameters, architecture, batch['context'], batch['candidates'])
            parts, best, tried = losses(choice, success, batch, loss_weights(settings))
            weight = float(batch['weight'].sum())
            sums += weight * parts.cpu()
            whole += weight
            target = rows.tensors['target'][some].long()
            known += int((target >= 0).sum())
            right += int((best == target).sum())
            first += int((target == 0).sum())
            logits.append(tried.cpu())
            outcomes.append(batch['succeeded'].cpu())
    parts = dict(zip(('total', 'choice', 'pair', 'success'), (sums / max(whole, 1e-12)).tolist()))
    accuracy = (right / known, first / known) if known else (None, None)
    return parts, accuracy, torch.cat(logits), torch.cat(outcomes)


def loss_weights(settings):
    return {'choice': 1.0, 'pair': settings['pairWeight'], 'success': settings['successWeight']}


def fit_temperature(logits, outcomes):
    """Golden-section search for the lowest cross-entropy over the temperature's logarithm."""
    golden = (math.sqrt(5) - 1) / 2
    low, high = math.log(0.05), math.log(20)

    def loss(logarithm):
        return float(functional.binary_cross_entropy_with_logits(logits / math.exp(logarithm), outcomes))

    for _ in range(60):
        left, right = high - golden * (high - low), low + golden * (high - low)
        if loss(left) <= loss(right):
            high = right
        else:
            low = left
    return math.exp((low + high) / 2)


def calibration_error(logits, outcomes, temperature):
    """Expected calibration error over ten bins of equal width."""
    probability = torch.sigmoid(logits / temperature)
    bins = (probability * 10).long().clamp(max=9)
    gaps = torch.zeros(10).index_add_(0, bins, probability - outcomes)
    return float(gaps.abs().sum() / max(1, len(logits)))


def learning_rate_at(step, steps, highest):
    """As `learningRateAt` in training-settings.ts."""
    rising = min(1.0, (step + 1) / min(50, max(1, steps / 10)))
    fallen = (1 + math.cos(math.pi * min(1, step / max(1, steps)))) / 2
    return highest * rising * (0.05 + 0.95 * fallen)


def train(arguments):
    device = arguments.device
    if device == 'auto':
        device = 'cuda' if torch.cuda.is_available() else 'cpu'
    if device == 'cuda' and not torch.cuda.is_available():
        sys.exit('There is no CUDA device here. Leave --device out, or write --device cpu.')
    with open(arguments.architecture, encoding='utf8') as file:
        architecture = json.load(file)
    settings = {
        'seed': arguments.seed,
        'architecture': architecture,
        'trainer': 'pytorch',
        'lessons': arguments.lessons,
        'epochs': arguments.epochs,
        'patience': arguments.patience,
        'batch': arguments.batch,
        'learningRate': arguments.learning_rate,
        'weightDecay': arguments.weight_decay,
        'pairWeight': arguments.pair_weight,
        'successWeight': arguments.success_weight,
    }
    rows = Rows(arguments.dataset, device)
    identity = json.dumps([rows.metadata.get('version'), settings], sort_keys=True)
    chosen, validation, test = (rows.of_split(name) for name in SPLITS)
    if len(chosen) == 0:
        sys.exit('The dataset has no rows to train on: play more seeds first.')
    parameters = {
        name: tensor.to(device).requires_grad_()
        for name, tensor in initial_parameters(architecture, arguments.seed).items()
    }
    matrices = [tensor for tensor in parameters.values() if tensor.dim() == 2]
    vectors = [tensor for tensor in parameters.values() if tensor.dim() == 1]
    optimizer = torch.optim.AdamW(
        [{'params': matrices, 'weight_decay': arguments.weight_decay}, {'params': vectors, 'weight_decay': 0.0}],
        lr=arguments.learning_rate,
        betas=(0.9, 0.999),
        eps=1e-8,
    )
    history, best, best_loss, step = [], None, math.inf, 0
    checkpoint = arguments.out + '.checkpoint'
    if os.path.exists(checkpoint):
        kept = torch.load(checkpoint, map_location=device)
        if kept['identity'] != identity:
            sys.exit(f'The checkpoint {checkpoint} is of another training: delete it to begin anew.')
        with torch.no_grad():
            for name, tensor in kept['parameters'].items():
                parameters[name].copy_(tensor)
        optimizer.load_state_dict(kept['optimizer'])
        history, best, best_loss, step = kept['history'], kept['best'], kept['best_loss'], kept['step']
        print(f'Goes on after epoch {len(history)}.', file=sys.stderr)
    steps_per_epoch = math.ceil(len(chosen) / arguments.batch)
    begin, decisions = time.monotonic(), 0
    while len(history) < arguments.epochs and not (
        len(validation) and history and len(history) - best_epoch(history) >= arguments.patience
    ):
        epoch = len(history) + 1
        order = torch.randperm(len(chosen), generator=torch.Generator().manual_seed(arguments.seed * 1_000_003 + epoch))
        sums = torch.zeros(4, device=device)
        for some in chosen[order.to(device)].split(arguments.batch):
            batch = rows.batch(some, arguments.lessons)
            for group in optimizer.param_groups:
                group['lr'] = learning_rate_at(step, arguments.epochs * steps_per_epoch, arguments.learning_rate)
            with torch.autocast(device_type=device, dtype=torch.bfloat16, enabled=arguments.mixed_precision):
                choice, success = score(parameters, architecture, batch['context'], batch['candidates'])
            parts, _, _ = losses(choice, success, batch, loss_weights(settings))
            optimizer.zero_grad(set_to_none=True)
            parts[0].backward()
            torch.nn.utils.clip_grad_norm_(list(parameters.values()), 1.0)
            optimizer.step()
            sums += parts.detach()
            step += 1
        decisions += len(chosen)
        training = dict(zip(('total', 'choice', 'pair', 'success'), (sums / steps_per_epoch).tolist()))
        if not math.isfinite(training['total']):
            sys.exit(f'The loss of epoch {epoch} is not a number: train with a lower --learning-rate.')
        report = {'epoch': epoch, 'steps': step, 'training': training, 'validation': None, 'accuracy': None, 'isBest': True}
        if len(validation):
            report['validation'], (report['accuracy'], _), _, _ = judge_rows(parameters, architecture, rows, validation, settings)
            report['isBest'] = report['validation']['total'] < best_loss
        if report['isBest']:
            best = flatten(parameters, architecture)
            best_loss = report['validation']['total'] if len(validation) else best_loss
        history.append(report)
        kept = {
            'identity': identity,
            'parameters': {name: tensor.detach() for name, tensor in parameters.items()},
            'optimizer': optimizer.state_dict(),
            'history': history,
            'best': best,
            'best_loss': best_loss,
            'step': step,
        }
        torch.save(kept, checkpoint + '.half')
        os.replace(checkpoint + '.half', checkpoint)
        unseen = f", validation {report['validation']['total']:.4f}" if report['validation'] else ''
        print(f"epoch {epoch:3}: loss {training['total']:.4f}{unseen}", file=sys.stderr)
    seconds = time.monotonic() - begin
    final = {name: tensor.to(device) for name, tensor in split_parameters(best, architecture).items()}
    temperature, parts = 1.0, {}
    for name, some in (('validation', validation), ('test', test)):
        parts[name] = None
        if len(some) == 0:
            continue
        part, (accuracy, planner), logits, outcomes = judge_rows(final, architecture, rows, some, settings)
        if name == 'validation':
            temperature = fit_temperature(logits, outcomes)
        parts[name] = {
            'rows': len(some),
            'losses': part,
            'accuracy': accuracy,
            'plannerAccuracy': planner,
            'calibrationError': calibration_error(logits, outcomes, temperature),
            'calibrationErrorBefore': calibration_error(logits, outcomes, 1.0),
        }
    outcome = {
        'bestEpoch': best_epoch(history),
        'epochs': len(history),
        'steps': step,
        'temperature': temperature,
        **parts,
    }
    document = {
        'settings': settings,
        'dataset': rows.metadata.get('version'),
        'layout': json.loads(rows.metadata['layout']),
        'history': history,
        'outcome': outcome,
    }
    write_safetensors(arguments.out, {'parameters': best}, {'weights': json.dumps(document)})
    os.remove(checkpoint)
    pace = decisions / seconds if seconds > 0 else 0
    print(json.dumps({'out': arguments.out, 'device': device, 'decisionsPerSecond': round(pace), **outcome}))


def best_epoch(history):
    return max(report['epoch'] for report in history if report['isBest'])


def judge(arguments):
    """Loss and slopes of one batch of rows, for comparison with the other trainer."""
    rows = Rows(arguments.rows, 'cpu')
    plan = json.loads(rows.metadata['plan'])
    flat = rows.tensors.pop('parameters')
    parameters = {name: tensor.requires_grad_() for name, tensor in split_parameters(flat, plan['architecture']).items()}
    batch = rows.batch(torch.arange(len(rows.counts)), plan['lessons'])
    choice, success = score(parameters, plan['architecture'], batch['context'], batch['candidates'])
    parts, _, _ = losses(choice, success, batch, plan['lossWeights'])
    parts[0].backward()
    slopes = {name: tensor.grad for name, tensor in parameters.items()}
    result = {'losses': parts.detach(), 'slope': flatten(slopes, plan['architecture'])}
    write_safetensors(arguments.out, result, {'torch': torch.__version__})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest='command', required=True)
    training = commands.add_parser('train', help='train a scorer and write its weights')
    training.add_argument('--dataset', required=True, help='rows.safetensors of an export')
    training.add_argument('--architecture', required=True, help='architecture.json of an export')
    training.add_argument('--out', required=True, help='weights file to write')
    training.add_argument('--device', choices=('auto', 'cpu', 'cuda'), default='auto')
    training.add_argument('--mixed-precision', action='store_true', help='forward pass in bfloat16')
    training.add_argument('--lessons', choices=('successes', 'corrections', 'preferences'), default='preferences')
    training.add_argument('--seed', type=int, default=1)
    training.add_argument('--epochs', type=int, default=60)
    training.add_argument('--patience', type=int, default=8)
    training.add_argument('--batch', type=int, default=64)
    training.add_argument('--learning-rate', type=float, default=1e-3)
    training.add_argument('--weight-decay', type=float, default=0.01)
    training.add_argument('--pair-weight', type=float, default=0.5)
    training.add_argument('--success-weight', type=float, default=0.5)
    training.set_defaults(run=train)
    judging = commands.add_parser('judge', help='loss and slopes of one batch of rows')
    judging.add_argument('--rows', required=True)
    judging.add_argument('--out', required=True)
    judging.set_defaults(run=judge)
    arguments = parser.parse_args()
    try:
        arguments.run(arguments)
    except KeyboardInterrupt:
        print('Stopped. Finished epochs are kept; the same command goes on from there.', file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        sys.exit(f'{error.filename}: {error.strerror}.')


if __name__ == '__main__':
    main()
